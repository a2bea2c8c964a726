using Site.Engine.Yaml;
using Site.Model.Diagnostics;
using Site.Model.Learning;

namespace Site.Engine.Learning.Questions.Ordering;

/// <summary>Steps to put in order; they are written in the right one.</summary>
internal sealed class OrderingType : IQuestionType
{
    public string Name => "ordering";

    public Interaction Read(MapReader reader, QuestionContext question)
    {
        var items = reader.Items("items", v => v.Object(Item), "In the right order.", required: true);
        var wrong = new Feedback(reader.RequiredLocalized("wrong-order", "Said when the order is not right."), null, QuestionContext.Explain(reader));
        if (reader.IsGiven("items"))
        {
            question.Distinct(items, i => i.Text, reader.Span("items"), new Bilingual("stappen", "steps"));
            question.AskExplanation(reader, wrong);
        }
        var ordered = question.Unique(items, i => i.Id);
        return new OrderInteraction(ordered, Shuffle.Away<string>(question.Id, [.. ordered.Select(i => i.Id)]), wrong);
    }

    private static Placed<OrderItem> Item(MapReader reader) => new(
        new OrderItem(QuestionContext.ItemId(reader), reader.RequiredLocalized("text"), reader.RequiredLocalized("feedback", "Why it stands here.")),
        reader.Span("id"));
}
