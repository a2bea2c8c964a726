using Site.Engine.Assembly;
using Site.Engine.Diagnostics;
using Site.Engine.Markdown;
using Site.Model.Diagnostics;

namespace Site.Engine.Checks;

/// <summary>Every link leads somewhere: pages, anchors, media, allowed kinds of address, the same language.</summary>
public sealed class LinkCheck : ICheck
{
    public void Run(CheckContext context)
    {
        var resolver = new LinkResolver(context.Site);
        Parallel.ForEach(context.Site.Pages, page =>
        {
            if (page.IsFallback)
                return;
            foreach (var link in page.Parsed.Body.Links)
            {
                if (!link.Target.StartsWith("term:", StringComparison.Ordinal) && !link.Target.StartsWith("value:", StringComparison.Ordinal))
                    Check(context, page, link, resolver.Resolve(link.Target, page));
            }
        });
    }

    private static void Check(CheckContext context, Page page, PageLink link, ResolvedLink resolved)
    {
        var diagnostics = context.Diagnostics;
        switch (resolved.Kind)
        {
            case LinkKind.Refused:
                diagnostics.Add(SiteRules.LinkScheme, link.Where, Shortened(link.Target));
                break;
            case LinkKind.FromRoot:
                diagnostics.Add(SiteRules.LinkFromRoot, link.Where, Shortened(link.Target));
                break;
            case LinkKind.Missing when link.IsImage || resolved.Path.StartsWith("media/", StringComparison.Ordinal):
                diagnostics.AddUnknown(SiteRules.MediaMissing, link.Where, resolved.Path, context.Site.Media.Keys);
                break;
            case LinkKind.Missing when context.Site.Unread.Contains(resolved.Path):
                break;
            case LinkKind.Missing:
                diagnostics.Add(Diagnostic.Offering(SiteRules.LinkToNothing, link.Where, [Shortened(link.Target)], [.. Nearest(context.Site, page, resolved.Path)]));
                break;
            case LinkKind.External when link.IsImage:
                diagnostics.Add(SiteRules.LinkScheme, link.Where, Shortened(link.Target));
                break;
            case LinkKind.Page when link.IsImage:
                diagnostics.AddUnknown(SiteRules.MediaMissing, link.Where, resolved.Path, context.Site.Media.Keys);
                break;
            case LinkKind.Page:
                if (resolved.Named!.Language != page.Language && resolved.Named.Id != page.Id && resolved.Page!.Language == page.Language && !resolved.Page.IsFallback)
                    diagnostics.Add(SiteRules.LinkOtherLanguage, link.Where, resolved.Named.Id, resolved.Named.Language);
                var known = resolved.Anchor.Length > 0 ? context.Addresses.AnchorsOf(resolved.Page!) : null;
                if (known is not null && !known.Contains(resolved.Anchor) && !context.Addresses.AreAnchorsUncertain(resolved.Page!))
                {
                    diagnostics.AddUnknown(SiteRules.LinkToNoAnchor, link.Where, resolved.Anchor, known,
                        resolved.Page!.Id, string.Join(", ", known.Order(StringComparer.Ordinal).Take(12)));
                }
                break;
            default:
                break;
        }
    }

    /// <summary>The files that were probably meant, as paths from the page: those of the name in another folder, else of the nearest names, else at the nearest path.</summary>
    private static IEnumerable<string> Nearest(SiteContent site, Page from, string path)
    {
        var names = site.PagePaths.ToLookup(NameOf, StringComparer.Ordinal);
        var found = names[NameOf(path)];
        if (!found.Any())
            found = Suggestions.All(NameOf(path), names.Select(n => n.Key)).SelectMany(n => names[n]);
        if (!found.Any())
            found = Suggestions.All(path, site.PagePaths);
        return found.Select(f => Path.GetRelativePath(Path.GetDirectoryName(from.Parsed.Source.Relative)!, f).Replace('\\', '/'));
    }

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static string Shortened(string target) => target.Length > 80 ? target[..77] + "..." : target;
}
