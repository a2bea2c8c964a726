using System.Collections.Frozen;
using System.Collections.Immutable;
using Site.Engine.ContentTypes;
using Site.Engine.ContentTypes.Pages;
using Site.Engine.Sources;
using Site.Model;

namespace Site.Engine.Assembly;

/// <summary>The whole site, assembled once and never changed: pages with their addresses, sections, data, media.</summary>
public sealed class SiteContent
{
    private readonly Dictionary<(string Id, string Language), Page> byId;
    private readonly Dictionary<string, Page> byPath;
    private readonly Dictionary<(string Id, string Language), Section> sections;

    internal SiteContent(
        SiteConfiguration configuration,
        ImmutableArray<Page> pages,
        ImmutableArray<Section> sections,
        SiteData data,
        IReadOnlyList<SourceFile> media,
        bool includesDrafts)
    {
        Configuration = configuration;
        Pages = pages;
        Data = data;
        IncludesDrafts = includesDrafts;
        Sections = sections;
        byId = pages.ToDictionary(p => (p.Id, p.Language));
        byPath = pages.Where(p => !p.IsFallback).ToDictionary(p => p.Parsed.Source.Relative, StringComparer.Ordinal);
        this.sections = sections.ToDictionary(s => (s.Id, s.Language));
        Media = media.ToDictionary(m => m.Relative, StringComparer.Ordinal);
        BasePath = configuration.BasePath;
    }

    public SiteConfiguration Configuration { get; }

    /// <summary>By language in the site's order, then section, then order in the section.</summary>
    public ImmutableArray<Page> Pages { get; }

    /// <summary>By language in the site's order, then by the navigation, then by name.</summary>
    public ImmutableArray<Section> Sections { get; }

    public SiteData Data { get; }

    /// <summary>Files of content/media by their path from the content folder.</summary>
    public IReadOnlyDictionary<string, SourceFile> Media { get; }

    public bool IncludesDrafts { get; }

    /// <summary>Paths from the content folder of page files that could not be read at all or are not there in this language: that was reported, and what hangs on them is not a fault of its own.</summary>
    public IReadOnlySet<string> Unread { get; internal init; } = FrozenSet<string>.Empty;

    /// <summary>Whether it was reported that the file of this page cannot be read.</summary>
    public bool IsUnread(string id, string language) => Unread.Count > 0 && Unread.Any(path => path.EndsWith($"/{id}.{language}.md", StringComparison.Ordinal));

    /// <summary>Draft pages that are left out; empty where drafts are built too.</summary>
    public ImmutableArray<ParsedPage> Drafts { get; internal init; } = [];

    /// <summary>"" or "/prefix".</summary>
    public string BasePath { get; }

    public Page? Find(string id, string language) => byId.GetValueOrDefault((id, language));

    /// <param name="relative">Path from the content folder: "pages/quality/wok.nl.md".</param>
    public Page? FindByPath(string relative) => byPath.GetValueOrDefault(relative);

    public IEnumerable<string> PagePaths => byPath.Keys;

    public Section? FindSection(string id, string language) => sections.GetValueOrDefault((id, language));

    /// <summary>Address on the site's own host, with the path of the base address before it.</summary>
    public string Url(string route) => BasePath + route;

    /// <summary>Absolute address; from the root where the site has no base address.</summary>
    public string Absolute(string route) => Configuration.BaseUrl + route;

    /// <summary>"/" for the default language, "/en/" for another.</summary>
    public string Home(string language) => language == Configuration.DefaultLanguage ? "/" : $"/{language}/";
}
