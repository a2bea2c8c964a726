using Site.Engine.Markdown;

namespace Site.Engine.ContentTypes.Pages;

/// <summary>What the Markdown of a page says. A page that is remembered from an earlier build gives each half when it is asked for.</summary>
public abstract class PageContent
{
    public abstract ParsedBody Body { get; }

    public abstract PageText Text { get; }

    public static PageContent Of(ParsedBody body, PageText text) => new Ready(body, text);

    private sealed class Ready(ParsedBody body, PageText text) : PageContent
    {
        public override ParsedBody Body => body;

        public override PageText Text => text;
    }
}
