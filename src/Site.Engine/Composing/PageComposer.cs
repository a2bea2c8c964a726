using Site.Engine.Assembly;
using Site.Engine.Diagnostics;
using Site.Engine.Html;
using Site.Engine.Markdown;
using Site.Engine.Markdown.Blocks;
using Site.Engine.Theming;
using Site.Model;
using Site.Model.Diagnostics;

namespace Site.Engine.Composing;

/// <summary>What filling a page's holes brought to light.</summary>
/// <param name="Documents">The documents that the page's facts come from, in order of first use.</param>
/// <param name="Assets">Scripts and style sheets that the page's blocks need.</param>
public sealed record ComposedBody(IReadOnlyList<SourceDocument> Documents, IReadOnlyList<string> Assets);

/// <summary>Fills the holes of one page's body. Used once per page, by one thread.</summary>
internal sealed class PageComposer(SiteContent site, Theme theme, BlockList blocks, LinkResolver links, DiagnosticBag diagnostics, Page page, HtmlWriter html)
    : ComposeScope
{
    private readonly List<SourceDocument> documents = [];
    private readonly List<string> assets = [];
    private readonly HashSet<string> explained = new(StringComparer.Ordinal);
    private int number = 1000;

    public override SiteContent Site => site;

    public override Page Page => page;

    public override HtmlWriter Html => html;

    public override DiagnosticBag Diagnostics => diagnostics;

    public ComposedBody Compose()
    {
        var text = page.Parsed.Text;
        var written = text.Html.Span;
        var from = 0;
        foreach (var (offset, hole) in text.Holes)
        {
            html.Raw(written[from..offset]);
            from = offset;
            Fill(hole);
        }
        html.Raw(written[from..]);
        return new ComposedBody(documents, assets);
    }

    public override int NextNumber() => ++number;

    public override string Text(string key, params ReadOnlySpan<object> arguments) => theme.Strings.Text(key, Language, arguments);

    public override void Needs(string asset)
    {
        if (!assets.Contains(asset, StringComparer.Ordinal))
            assets.Add(asset);
    }

    public override string? MediaUrl(string path, SourceSpan where)
    {
        if (site.Media.ContainsKey(path))
            return site.Url("/" + path);
        diagnostics.AddUnknown(SiteRules.MediaMissing, where, path, site.Media.Keys);
        return null;
    }

    public override void References(IEnumerable<string> facts)
    {
        var numbers = new SortedSet<int>();
        foreach (var fact in facts)
        {
            foreach (var document in site.Data.Facts.DocumentsOf([fact]))
            {
                var at = documents.FindIndex(d => d.Id == document.Id);
                if (at < 0)
                {
                    documents.Add(document);
                    at = documents.Count - 1;
                }
                numbers.Add(at + 1);
            }
        }
        if (numbers.Count == 0)
            return;
        html.Raw("<sup class=\"ref\">"u8);
        foreach (var n in numbers)
        {
            if (n != numbers.Min)
                html.Raw(" "u8);
            html.Raw("<a href=\"#source-"u8).Number(n).Raw("\""u8).Attribute("aria-label", Text("source.reference", n)).Raw(">"u8).Number(n).Raw("</a>"u8);
        }
        html.Raw("</sup>"u8);
    }

    private void Fill(Hole hole)
    {
        switch (hole)
        {
            case LinkHole link:
                Link(link);
                break;
            case ExternalMarkHole mark:
                if (links.Resolve(mark.Target, page).Kind == LinkKind.External)
                    html.Raw("<span class=\"hidden\"> ("u8).Text(Text("link.external")).Raw(")</span>"u8);
                break;
            case StringHole text:
                html.Text(text.Argument is null ? Text(text.Key) : Text(text.Key, text.Argument));
                break;
            case FactHole facts:
                References(facts.Facts);
                break;
            case TermHole term:
                Term(term);
                break;
            case ValueHole value:
                Value(value);
                break;
            case ImageHole image:
                Image(image);
                break;
            case AssetHole asset:
                Needs(asset.Asset);
                break;
            case AudienceHole audience:
                Audience(audience);
                break;
            case TitleHole:
                html.Text(page.Title);
                break;
            case BlockHole block when blocks.Find(block.Name) is ISiteBlock known && known.DataFile(block) is var file:
                if (file is null || !site.Data.Unread.Contains(file))
                    known.Compose(block, this);
                break;
            default:
                break;
        }
    }

    private void Link(LinkHole hole)
    {
        var link = links.Resolve(hole.Target, page);
        var isOther = link.Page is { } target && (target.Language != page.Language || target.IsFallback);
        html.Attribute("href", link.Href.Length > 0 ? link.Href : null);
        var isExternal = link.Kind == LinkKind.External;
        var classes = isExternal ? (hole.Class is null ? "external" : hole.Class + " external") : hole.Class;
        html.Attribute("class", classes);
        if (isExternal)
            html.Raw(" rel=\"noopener\""u8);
        if (isOther)
            html.Attribute("hreflang", link.Page!.Parsed.Language);
    }

    private void Term(TermHole hole)
    {
        if (site.Data.Glossary.Find(hole.Id)?.In(Language) is not { } term)
        {
            if (!site.Data.Unread.Contains("data/glossary.yml"))
                diagnostics.AddUnknown(MarkdownRules.UnknownTerm, hole.Where, hole.Id, site.Data.Glossary.Ids);
            html.Raw(hole.Html);
            return;
        }
        var glossary = site.Find("glossary", Language);
        if (!explained.Add(hole.Id) || glossary is null || glossary.Id == page.Id)
        {
            html.Raw(hole.Html);
            return;
        }
        html.Raw("<dfn><a class=\"term\""u8)
            .Attribute("href", $"{site.Url(glossary.Route)}#{hole.Id}")
            .Attribute("data-term", term.Full)
            .Attribute("data-definition", term.Definition)
            .Raw(">"u8).Raw(hole.Html).Raw("</a></dfn>"u8);
    }

    private void Value(ValueHole hole)
    {
        if (site.Data.Unread.Contains("data/time-investment.yml"))
        {
            html.Text(hole.Text);
            return;
        }
        if (site.Data.Value(hole.Path, Language) is not { } value)
            diagnostics.AddUnknown(MarkdownRules.UnknownData, hole.Where, hole.Path, site.Data.ValuePaths(), "value:", string.Join(", ", site.Data.ValuePaths().Take(12)));
        else if (!string.Equals(value.Replace('\u00A0', ' '), hole.Text.Trim(), StringComparison.OrdinalIgnoreCase)
            && !string.Equals(value.Split(' ', '\u00A0')[0], hole.Text.Trim(), StringComparison.OrdinalIgnoreCase))
            diagnostics.Add(MarkdownRules.ValueDiffers, hole.Where, hole.Text, value);
        html.Raw("<span class=\"value\">"u8).Text(hole.Text).Raw("</span>"u8);
    }

    private void Image(ImageHole hole)
    {
        var link = links.Resolve(hole.Target, page);
        if (link.Kind == LinkKind.Media)
            html.Attribute("src", link.Href);
    }

    private void Audience(AudienceHole hole)
    {
        var audiences = site.Configuration.Audiences;
        foreach (var audience in audiences)
        {
            if (audience.Id == hole.Id)
            {
                html.Text(Text("callout.audience", audience.Name[Language]));
                return;
            }
        }
        diagnostics.AddUnknown(MarkdownRules.UnknownAudience, hole.Where, hole.Id, audiences.Select(a => a.Id), string.Join(", ", audiences.Select(a => a.Id)));
    }
}
