using System.Collections.Immutable;
using Site.Model.Diagnostics;

namespace Site.Model;

/// <summary>content/site.yml.</summary>
public sealed record SiteConfiguration
{
    public required LocalizedText Title { get; init; }

    public LocalizedText? Description { get; init; }

    /// <summary>Language codes; the first is the default and lives at the root.</summary>
    public required ImmutableArray<string> Languages { get; init; }

    /// <summary>Absolute address of the site's root, without a slash at the end; empty: addresses are written from the root.</summary>
    public required string BaseUrl { get; init; }

    public ImmutableArray<NavigationEntry> Navigation { get; init; } = [];

    /// <summary>Ids of the pages that the foot of every page links to.</summary>
    public ImmutableArray<FooterEntry> Footer { get; init; } = [];

    public ImmutableArray<Audience> Audiences { get; init; } = [];

    public Contact? Contact { get; init; }

    public LocalizedText? Licence { get; init; }

    public Repository? Repository { get; init; }

    public SecurityContact? Security { get; init; }

    /// <summary>Codes of warnings that count as errors.</summary>
    public ImmutableArray<string> Errors { get; init; } = [];

    /// <summary>Warnings that are not shown, each with the reason why.</summary>
    public ImmutableArray<Suppression> Suppressions { get; init; } = [];

    public DriftSetting Drift { get; init; } = DriftSetting.Warning;

    public SearchSettings Search { get; init; } = new([]);

    public string DefaultLanguage => Languages[0];

    /// <summary>Path of the base address without a slash at the end: "" or "/prefix".</summary>
    public string BasePath => Uri.TryCreate(BaseUrl, UriKind.Absolute, out var uri) ? uri.AbsolutePath.TrimEnd('/') : "";
}

/// <summary>What a translation that stayed behind its source is.</summary>
public enum DriftSetting
{
    Warning,
    Error,

    /// <summary>Nothing: neither reported nor noticed on the page.</summary>
    Off,
}

/// <summary>A part of the main menu: a section (folder of pages) under its title.</summary>
public sealed record NavigationEntry(string Section, LocalizedText Title, SourceSpan Where);

/// <param name="SentenceLength">Most words that a sentence may have on average on a page for this audience, or null.</param>
public sealed record Audience(string Id, LocalizedText Name, int? SentenceLength = null);

public sealed record FooterEntry(string Id, SourceSpan Where);

/// <param name="Mail">Address for "something wrong on this page?", or null.</param>
/// <param name="Issues">Address of the issue form; {title} and {url} are filled in, or null.</param>
public sealed record Contact(string? Mail, string? Issues);

/// <param name="Edit">Address that opens a source file for editing; {path} is filled in.</param>
/// <param name="View">Address that shows a file, for the explanation of findings; {path} is filled in. Null: findings name the path.</param>
public sealed record Repository(string Edit, string? View);

/// <summary>RFC 9116. The date is given, not computed: the same content gives the same bytes on every day.</summary>
public sealed record SecurityContact(string Contact, DateOnly Expires);

public sealed record Suppression(string Code, string? Page, string Reason);

/// <param name="WordLists">Files with extra words for the splitter of compounds, relative to content/.</param>
public sealed record SearchSettings(ImmutableArray<WordList> WordLists);

/// <param name="Path">Relative to content/, with forward slashes.</param>
public sealed record WordList(string Path, SourceSpan Where);
