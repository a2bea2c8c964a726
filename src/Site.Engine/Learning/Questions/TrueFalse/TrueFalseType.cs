using System.Collections.Immutable;
using Site.Engine.Yaml;
using Site.Model;
using Site.Model.Learning;

namespace Site.Engine.Learning.Questions.TrueFalse;

/// <summary>A statement that is true or not. The words of the two answers are fixed, and so is their order.</summary>
internal sealed class TrueFalseType : IQuestionType
{
    private static readonly ImmutableArray<string> Answers = ["true", "false"];

    private static readonly LocalizedText True = new([KeyValuePair.Create("nl", "Waar"), KeyValuePair.Create("en", "True")]);

    private static readonly LocalizedText False = new([KeyValuePair.Create("nl", "Niet waar"), KeyValuePair.Create("en", "False")]);

    public string Name => "truefalse";

    public Interaction Read(MapReader reader, QuestionContext question)
    {
        var answer = reader.Choice("answer", Answers, "true or false.", required: true);
        return new ChoiceInteraction(Multiple: false,
        [
            Choice(reader, question, "true", True, answer == "true"),
            Choice(reader, question, "false", False, answer == "false"),
        ]);
    }

    private static Choice Choice(MapReader reader, QuestionContext question, string id, LocalizedText text, bool right)
    {
        var feedback = reader.Object("if-" + id, r =>
        {
            var said = QuestionContext.Feedback(r);
            if (!right)
                question.AskExplanation(r, said);
            return said;
        }, $"Feedback on the answer {id}.", required: true) ?? new Feedback(LocalizedText.Same(""), null, null);
        return new Choice(id, right ? Verdict.Right : feedback.Defensible is null ? Verdict.Wrong : Verdict.Defensible, text, null, feedback);
    }
}
