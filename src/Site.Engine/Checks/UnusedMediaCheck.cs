using Site.Engine.Assembly;
using Site.Engine.Diagnostics;
using Site.Engine.Sources;
using Site.Model.Diagnostics;

namespace Site.Engine.Checks;

/// <summary>Files of content/media are published: each is shown or linked to by a page or draft, drawn in a strip, or the card of a page.</summary>
public sealed class UnusedMediaCheck : ICheck
{
    private const string Cards = "media/cards/";

    public void Run(CheckContext context)
    {
        var site = context.Site;
        if (site.Media.Count == 0)
            return;
        var used = site.Data.Strips.All.SelectMany(s => s.Frames).Select(f => "media/strips/" + f.Picture.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var page in site.Pages.Where(p => !p.IsFallback).Select(p => p.Parsed).Concat(site.Drafts))
        {
            foreach (var link in page.Body.Links)
            {
                // Most links are to pages: looking into the text is far cheaper than following each.
                if (link.Target.Contains("media/", StringComparison.Ordinal) && LinkResolver.FileOf(link.Target, page.Source.Relative) is { } file)
                    used.Add(file);
            }
        }
        foreach (var file in site.Media.Values.Where(m => MediaTypes.ArePublished(m.Relative) && !used.Contains(m.Relative) && !IsCard(m.Relative, site)))
            context.Diagnostics.Add(SiteRules.MediaUnused, SourceSpan.Whole(file.Path), file.Relative);
    }

    /// <summary>media/cards/ID.LANGUAGE.png is the card of that page.</summary>
    private static bool IsCard(string path, SiteContent site)
    {
        if (!path.StartsWith(Cards, StringComparison.Ordinal) || path[Cards.Length..].Split('.') is not [var id, var language, "png"])
            return false;
        return site.Find(id, language) is not null || site.Drafts.Any(d => d.Id == id && d.Language == language) || site.IsUnread(id, language);
    }
}
