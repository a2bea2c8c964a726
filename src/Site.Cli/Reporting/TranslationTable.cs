using System.Globalization;
using Site.Engine.Languages.Translations;

namespace Site.Cli.Reporting;

/// <summary>A line per page and language; below it the sections that changed, with the day and, when asked for, the words.</summary>
internal sealed class TranslationTable(TextWriter output, bool isDutch, Paint paint, SourceHistory history)
{
    /// <summary>Words that are shown before and after a change.</summary>
    private const int Context = 5;

    public void Write(IReadOnlyList<TranslationStatus> statuses, bool withWords)
    {
        var width = statuses.Count == 0 ? 0 : statuses.Max(s => s.Source.Id.Length);
        foreach (var status in statuses)
        {
            output.WriteLine($"{status.Source.Id.PadRight(width)}  {status.Language}  {State(status.State)}");
            foreach (var change in status.Changes)
                Change(status, change, withWords);
        }
        var counts = statuses.GroupBy(s => s.State).OrderBy(g => g.Key).Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Count()} {State(g.Key)}"));
        output.WriteLine(string.Join(", ", counts));
    }

    private void Change(TranslationStatus status, SectionChange change, bool withWords)
    {
        var past = history.Find(status.Source.Parsed.Source, change);
        var name = change.Anchor == SourceSections.Top ? (isDutch ? "titel en inleiding" : "title and introduction") : $"#{change.Anchor} {change.Heading}".TrimEnd();
        var kind = (change.AcceptedHash, change.Now) switch
        {
            (null, _) => isDutch ? "nieuw" : "new",
            (_, null) => isDutch ? "weg" : "gone",
            _ => isDutch ? "veranderd" : "changed",
        };
        var since = past switch
        {
            { Since: { } day } => (isDutch ? " sinds " : " since ") + day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            { Since: null } => isDutch ? ", nog niet vastgelegd in git" : ", not committed yet",
            null => "",
        };
        output.WriteLine($"    {kind}{since}: {name}");
        if (!withWords)
            return;
        if (past is null && change.AcceptedHash is not null)
            output.WriteLine(isDutch ? "      (de vorige tekst staat niet in de geschiedenis van git)" : "      (the earlier text is not in the history of git)");
        else
            Words(WordDiff.Of(past?.Before ?? "", change.Now?.Text ?? ""));
    }

    private void Words(IReadOnlyList<(WordChange Change, string Word)> words)
    {
        var shown = new List<string>();
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].Change == WordChange.Same)
            {
                var isNear = Enumerable.Range(Math.Max(0, i - Context), Math.Min(words.Count, i + Context + 1) - Math.Max(0, i - Context)).Any(j => words[j].Change != WordChange.Same);
                if (isNear)
                    shown.Add(words[i].Word);
                else if (shown.Count > 0 && shown[^1] != "...")
                    shown.Add("...");
                continue;
            }
            var end = i;
            while (end + 1 < words.Count && words[end + 1].Change == words[i].Change)
                end++;
            var text = string.Join(' ', words.Skip(i).Take(end - i + 1).Select(w => w.Word));
            shown.Add(words[i].Change == WordChange.Removed ? $"{paint.Error}[-{text}-]{paint.Off}" : $"{paint.Soft}{{+{text}+}}{paint.Off}");
            i = end;
        }
        output.WriteLine("      " + string.Join(' ', shown));
    }

    private string State(TranslationState state) => state switch
    {
        TranslationState.UpToDate => isDutch ? "bij" : "up to date",
        TranslationState.Behind => isDutch ? "achter" : "behind",
        TranslationState.NotCompared => isDutch ? "niet vergeleken" : "not compared",
        TranslationState.Missing => isDutch ? "ontbreekt" : "missing",
        _ => isDutch ? "met opzet afwezig" : "deliberately absent",
    };
}
