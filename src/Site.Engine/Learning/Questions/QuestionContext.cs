using System.Collections.Immutable;
using System.Globalization;
using Site.Engine.Diagnostics;
using Site.Engine.Yaml;
using Site.Model;
using Site.Model.Diagnostics;
using Site.Model.Learning;

namespace Site.Engine.Learning.Questions;

/// <summary>What the types share: the question they read for, and how feedback, options and their checks go.</summary>
public sealed class QuestionContext(YamlContext yaml, string id, bool shuffles)
{
    public string Id => id;

    public DiagnosticBag Diagnostics => yaml.Diagnostics;

    /// <summary>The items in the order they are shown.</summary>
    public ImmutableArray<T> Shown<T>(ImmutableArray<T> items) => shuffles ? Shuffle.Of(id, items) : items;

    public static string ItemId(MapReader reader) => reader.RequiredText("id", "Short and stable; answers are kept under it.", "^[A-Za-z0-9_-]+$");

    /// <summary>Reads <c>correct</c>, <c>feedback</c>, <c>defensible</c> and <c>explain</c> of one answer.</summary>
    public (Verdict Verdict, Feedback Feedback) Judged(MapReader reader)
    {
        var correct = reader.Flag("correct", about: "This is the right answer.");
        var feedback = Feedback(reader);
        if (correct && feedback.Defensible is not null)
            Diagnostics.Add(LearningRules.BothRightAndDefensible, reader.Span("defensible"));
        var verdict = correct ? Verdict.Right : feedback.Defensible is null ? Verdict.Wrong : Verdict.Defensible;
        if (verdict == Verdict.Wrong)
            AskExplanation(reader, feedback);
        return (verdict, feedback);
    }

    /// <summary>Reads <c>feedback</c>, <c>defensible</c> and <c>explain</c>.</summary>
    public static Feedback Feedback(MapReader reader) => new(
        reader.RequiredLocalized("feedback", "Why this is right or wrong, in one or two sentences."),
        reader.Localized("defensible", "The answer can be defended too: the reason why."),
        Explain(reader));

    public void AskExplanation(MapReader reader, Feedback feedback)
    {
        if (!reader.IsDescribing && feedback.Explain is null)
            Diagnostics.Add(LearningRules.NoExplanation, reader.Where);
    }

    public static ExplainLink? Explain(MapReader reader)
    {
        if (reader.Text("explain", "The section that explains it: page-id#anchor.") is not { } text)
            return null;
        var hash = text.IndexOf('#', StringComparison.Ordinal);
        return hash < 0
            ? new ExplainLink(text, null, reader.Span("explain"))
            : new ExplainLink(text[..hash], text[(hash + 1)..], reader.Span("explain"));
    }

    /// <summary>The values with an id each, and an error for each id that stands twice.</summary>
    public ImmutableArray<T> Unique<T>(ImmutableArray<Placed<T>> items, Func<T, string> idOf)
    {
        var first = new Dictionary<string, SourceSpan>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (!first.TryAdd(idOf(item.Value), item.Where))
                Diagnostics.Add(YamlRules.DuplicateId, item.Where, idOf(item.Value), first[idOf(item.Value)].Line.ToString(CultureInfo.InvariantCulture));
        }
        return [.. items.Select(i => i.Value).DistinctBy(idOf)];
    }

    /// <summary>Reports texts that read the same in some language, and lists of fewer than two.</summary>
    public void Distinct<T>(ImmutableArray<Placed<T>> items, Func<T, LocalizedText?> text, SourceSpan where, Bilingual what)
    {
        if (items.Length < 2)
            Diagnostics.Add(LearningRules.TooFew, where, id, items.Length.ToString(CultureInfo.InvariantCulture), what);
        foreach (var language in yaml.Languages)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var item in items)
            {
                if (text(item.Value)?[language] is { Length: > 0 } words && !seen.Add(words.Trim().ToUpperInvariant()))
                    Diagnostics.Add(LearningRules.IdenticalOptions, item.Where, words, language);
            }
        }
    }

    /// <summary>Holds that there is a right answer, and no more than one where only one can be picked.</summary>
    public void RightAnswers(int count, bool several, SourceSpan where)
    {
        if (count == 0)
            Diagnostics.Add(LearningRules.NoRightAnswer, where, id);
        else if (count > 1 && !several)
            Diagnostics.Add(LearningRules.SeveralRightAnswers, where, id, count.ToString(CultureInfo.InvariantCulture));
    }
}

/// <summary>A value with the place of its id.</summary>
public sealed record Placed<T>(T Value, SourceSpan Where);
