using Site.Engine.Assembly;
using Site.Engine.Diagnostics;
using Site.Engine.Html;
using Site.Model;

namespace Site.Engine.Markdown.Blocks.FrameStrip;

/// <summary><c>:::strip STRIP-1</c>: drawn stills in a film strip, with a sentence below. "STRIP-1 hero" is the form for the head of the home page.</summary>
public sealed class FrameStripBlock : ISiteBlock
{
    private const string HeroForm = " hero";

    public string Name => "strip";

    public IReadOnlyList<string> StringKeys { get; } = ["strip.drawn"];

    public void Write(BlockScope scope)
    {
        if (scope.NeedsArgument(":::strip STRIP-1"))
            scope.Leave();
    }

    public string? DataFile(BlockHole hole) => "data/strips.yml";

    public IEnumerable<string> Anchors(BlockHole hole, SiteContent site) =>
        site.Data.Strips.Find(IdOf(hole)) is { } strip ? [strip.Anchor] : [];

    public IEnumerable<string> Facts(BlockHole hole, SiteContent site) =>
        site.Data.Strips.Find(IdOf(hole))?.Facts.Ids() ?? [];

    public void Compose(BlockHole hole, ComposeScope scope)
    {
        var strips = scope.Site.Data.Strips;
        if (strips.Find(IdOf(hole)) is not { } strip)
        {
            scope.Diagnostics.AddUnknown(MarkdownRules.UnknownData, hole.Where, IdOf(hole), strips.Ids, ":::strip", string.Join(", ", strips.Ids.Order(StringComparer.Ordinal)));
            return;
        }
        var inHero = IsHero(hole);
        var html = scope.Html;
        html.Open("figure", hole, "strip", strip.Anchor, strip.Facts.Ids()).Raw("\n<ol class=\"film\">\n"u8);
        foreach (var frame in strip.Frames)
            Frame(frame, inHero, scope);
        html.Raw("</ol>\n<figcaption>"u8);
        if (!inHero)
        {
            html.Raw("<strong>"u8).Text(strip.Title[scope.Language]).Raw(".</strong> "u8).Text(strip.Reading[scope.Language]);
            scope.References(strip.Facts.Ids());
            html.Raw(" "u8);
        }
        html.Raw("<small>"u8).Text(scope.Text("strip.drawn")).Raw("</small></figcaption>\n</figure>\n"u8);
    }

    private static void Frame(StripFrame frame, bool inHero, ComposeScope scope)
    {
        // The drawings are 5 : 4; the size keeps their place free while they load.
        var html = scope.Html.Raw("<li><figure><img"u8)
            .Attribute("src", scope.MediaUrl("media/strips/" + frame.Picture.Id, frame.Picture.Where))
            .Attribute("alt", frame.Alt[scope.Language]).Raw(" width=\"240\" height=\"192\""u8);
        if (!inHero)
            html.Raw(" loading=\"lazy\""u8);
        html.Raw(" decoding=\"async\"><figcaption>"u8).Text(frame.Caption[scope.Language]).Raw("</figcaption></figure></li>\n"u8);
    }

    private static bool IsHero(BlockHole hole) => hole.Argument.EndsWith(HeroForm, StringComparison.Ordinal);

    private static string IdOf(BlockHole hole) => IsHero(hole) ? hole.Argument[..^HeroForm.Length] : hole.Argument;
}
