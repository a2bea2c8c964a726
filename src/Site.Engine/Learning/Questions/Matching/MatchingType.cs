using System.Collections.Immutable;
using Site.Engine.Yaml;
using Site.Model;
using Site.Model.Diagnostics;
using Site.Model.Learning;

namespace Site.Engine.Learning.Questions.Matching;

/// <summary>Pairs: each left side has one right side. A pair without a left side is an extra right side that fits nowhere.</summary>
internal sealed class MatchingType : IQuestionType
{
    public string Name => "matching";

    public Interaction Read(MapReader reader, QuestionContext question)
    {
        var pairs = reader.Items("pairs", v => v.Object(Pair), required: true);
        if (reader.IsGiven("pairs"))
        {
            question.Distinct([.. pairs.Where(p => p.Value.Left is not null)], p => p.Left, reader.Span("pairs"), new Bilingual("paren", "pairs"));
            question.Distinct(pairs, p => p.Right, reader.Span("pairs"), new Bilingual("paren", "pairs"));
        }
        var unique = question.Unique(pairs, p => p.Id);
        ImmutableArray<MatchSource> sources = [.. unique.Where(p => p.Left is not null).Select(p => new MatchSource(p.Id, p.Left, null, p.Id))];
        ImmutableArray<MatchTarget> targets = [.. unique.Select(p => new MatchTarget(p.Id, p.Right, p.Feedback))];
        return new MatchInteraction(sources, Shuffle.Away(question.Id, targets));
    }

    private static Placed<PairOf> Pair(MapReader reader) => new(
        new PairOf(
            QuestionContext.ItemId(reader), reader.Localized("left", "Left out: the right side fits nowhere."),
            reader.RequiredLocalized("right"), QuestionContext.Feedback(reader)),
        reader.Span("id"));

    private sealed record PairOf(string Id, LocalizedText? Left, LocalizedText Right, Feedback Feedback);
}
