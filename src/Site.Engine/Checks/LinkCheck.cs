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
        Parallel.ForEach(context.Pages, page =>
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
                FromRoot(context, page, link, link.Target);
                break;
            // An own address that no page has may be a page of another program on the same host.
            case LinkKind.External when !link.IsImage && OwnPath(context.Site, link.Target) is { } path && PageAt(context, path) is not null:
                FromRoot(context, page, link, path);
                break;
            case LinkKind.Missing when link.Target.Length == 0:
                diagnostics.Add(SiteRules.LinkWithoutAddress, link.Where);
                break;
            case LinkKind.Missing when link.IsImage || resolved.Path.StartsWith("media/", StringComparison.Ordinal):
                diagnostics.Add(Diagnostic.Offering(SiteRules.MediaMissing, link.Where, [resolved.Path], [.. NearestMedia(context.Site, page, resolved.Path)]));
                break;
            case LinkKind.Missing when context.Site.Unread.Contains(resolved.Path):
                break;
            case LinkKind.Missing:
                diagnostics.Add(Diagnostic.Offering(SiteRules.LinkToNothing, link.Where, [Shortened(link.Target)], [.. Elsewhere(link.Target) is { } address ? [address] : Nearest(context.Site, page, resolved.Path.Replace('\\', '/'))]));
                break;
            case LinkKind.External when link.IsImage:
                diagnostics.Add(SiteRules.PictureElsewhere, link.Where, Shortened(link.Target));
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

    /// <summary>A link to an address of the site itself, with the file that has it: the address of a file may change.</summary>
    private static void FromRoot(CheckContext context, Page from, PageLink link, string path)
    {
        var hash = path.IndexOf('#', StringComparison.Ordinal);
        var anchor = hash < 0 ? "" : path[hash..];
        var file = PageAt(context, path) is { } found ? Relative(from, found.Parsed.Source.Relative) + anchor : null;
        context.Diagnostics.Add(new Diagnostic(SiteRules.LinkFromRoot, link.Where, [Shortened(link.Target)], file));
    }

    /// <param name="path">With or without the slash at its end, and a place on the page.</param>
    private static Page? PageAt(CheckContext context, string path)
    {
        var route = path.Split('#')[0];
        return context.Addresses.PageAt(route.EndsWith('/') ? route : route + "/");
    }

    /// <summary>The path on this site that a whole address leads to; null for another site.</summary>
    private static string? OwnPath(SiteContent site, string target) =>
        site.Configuration.BaseUrl is { Length: > 0 } own && target.StartsWith(own, StringComparison.OrdinalIgnoreCase) && (target.Length == own.Length || target[own.Length] is '/' or '#')
            ? target.Length == own.Length ? "/" : target[own.Length..]
            : null;

    /// <summary>The address that was probably meant by one without its beginning: of a site, or of a person.</summary>
    private static string? Elsewhere(string target) =>
        target.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? "https://" + target
        : target.Contains('@', StringComparison.Ordinal) && !target.Contains('/', StringComparison.Ordinal) ? "mailto:" + target
        : null;

    /// <summary>The files that were probably meant, as paths from the page: those of the name in another folder, else of the nearest names, else at the nearest path.</summary>
    private static IEnumerable<string> Nearest(SiteContent site, Page from, string path)
    {
        var names = site.PagePaths.ToLookup(NameOf, StringComparer.Ordinal);
        var found = names[NameOf(path)];
        if (!found.Any())
            found = Suggestions.All(NameOf(path), names.Select(n => n.Key)).SelectMany(n => names[n]);
        if (!found.Any())
            found = Suggestions.All(path, site.PagePaths);
        // Where the language was left out, that of the page is meant.
        var own = site.Configuration.Languages.Any(l => path.EndsWith($".{l}.md", StringComparison.Ordinal))
            ? []
            : found.Where(f => f.EndsWith($".{from.Language}.md", StringComparison.Ordinal)).ToList();
        return (own.Count > 0 ? own : found).Select(f => Relative(from, f));
    }

    private static string Relative(Page from, string file) => Path.GetRelativePath(Path.GetDirectoryName(from.Parsed.Source.Relative)!, file).Replace('\\', '/');

    /// <summary>Files with nearly the path, else with the name: Windows writes backslashes, of which Markdown takes some away.</summary>
    private static IEnumerable<string> NearestMedia(SiteContent site, Page from, string path)
    {
        var near = Suggestions.All(path, site.Media.Keys);
        if (!near.IsEmpty)
            return near;
        var name = path[(path.LastIndexOfAny(['/', '\\']) + 1)..];
        return site.Media.Keys.Where(k => NameOf(k) == name).Order(StringComparer.Ordinal).Select(k => Relative(from, k));
    }

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static string Shortened(string target) => target.Length > 80 ? target[..77] + "..." : target;
}
