using Site.Engine.Yaml;
using Site.Model.Diagnostics;
using Site.Model.Learning;

namespace Site.Engine.Learning.Questions;

/// <summary>The list of options that single choice and multiple response share.</summary>
internal static class ChoiceReader
{
    public static ChoiceInteraction Read(MapReader reader, QuestionContext question, bool multiple)
    {
        var options = reader.Items("options", v => v.Object(r => Option(r, question)), required: true);
        if (reader.IsGiven("options"))
        {
            question.Distinct(options, o => o.Text, reader.Span("options"), new Bilingual("antwoorden", "answers"));
            question.RightAnswers(options.Count(o => o.Value.Verdict == Verdict.Right), multiple, reader.Span("options"));
        }
        return new ChoiceInteraction(multiple, question.Shown(question.Unique(options, o => o.Id)));
    }

    private static Placed<Choice> Option(MapReader reader, QuestionContext question)
    {
        var id = QuestionContext.ItemId(reader);
        var text = reader.RequiredLocalized("text");
        var (verdict, feedback) = question.Judged(reader);
        return new(new Choice(id, verdict, text, null, feedback), reader.Span("id"));
    }
}
