using System.Collections.Immutable;
using Site.Engine.Yaml;
using Site.Model;
using Site.Model.Learning;

namespace Site.Engine.Learning.Questions.ShortAnswer;

/// <summary>A word or number to type; in the stem, ____ is a gap. Known answers, right and wrong, each have their feedback.</summary>
internal sealed class ShortAnswerType : IQuestionType
{
    public string Name => "shortanswer";

    public Interaction Read(MapReader reader, QuestionContext question)
    {
        var answers = reader.Items("answers", v => v.Object(r => Answer(r, question)), required: true);
        var other = reader.Object("other", r =>
        {
            var said = QuestionContext.Feedback(r);
            question.AskExplanation(r, said);
            return said;
        }, "Said of every other text.", required: true) ?? new Feedback(LocalizedText.Same(""), null, null);
        if (reader.IsGiven("answers"))
        {
            question.RightAnswers(answers.Count(a => a.Value.Verdict == Verdict.Right), several: true, reader.Span("answers"));
            var seen = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var answer in answers)
            {
                foreach (var text in answer.Value.Accept.DistinctBy(Scoring.Fold))
                {
                    if (!seen.TryAdd(Scoring.Fold(text), answer.Value.Id))
                        question.Diagnostics.Add(LearningRules.SameAccepted, answer.Where, text, seen[Scoring.Fold(text)]);
                }
            }
        }
        return new TextInteraction(question.Unique(answers, a => a.Id), other);
    }

    private static Placed<TextAnswer> Answer(MapReader reader, QuestionContext question)
    {
        var id = QuestionContext.ItemId(reader);
        var (verdict, feedback) = question.Judged(reader);
        var accept = reader.Object("accept", r => new Accepted(
            [.. reader.Context.Languages.Select(l => KeyValuePair.Create(l, r.Texts(l, required: true)))]), "Per language the texts that count; the first is printed.", required: true)
            ?? new Accepted([]);
        var shown = new LocalizedText([.. accept.Texts.Where(a => !a.Value.IsEmpty).Select(a => KeyValuePair.Create(a.Key, a.Value[0])).DefaultIfEmpty(KeyValuePair.Create("", ""))]);
        return new(new TextAnswer(id, verdict, [.. accept.Texts.SelectMany(a => a.Value)], shown, feedback), reader.Span("id"));
    }

    private sealed record Accepted(ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> Texts);
}
