namespace Site.Engine.Composing;

/// <summary>Keys of interface strings that the engine itself writes; blocks name their own.</summary>
public static class EngineStrings
{
    public static readonly IReadOnlyList<string> Keys =
    [
        "language", "locale",
        "heading.link", "link.external", "source.reference",
        "callout.note", "callout.tip", "callout.example", "callout.important", "callout.warning", "callout.caution", "callout.audience",
        "tabs.label", "table.label", "task.done", "task.open",
        "page.minutes", "page.minute", "page.age", "page.undated", "page.age-undated", "page.report-subject", "page.moved", "page.drift", "page.drift-undated", "redirect.title", "redirect.text",
        "search.title", "search.slug", "search.description", "search.better",
        "home.title", "lost.title", "lost.text", "feed.title",
    ];
}
