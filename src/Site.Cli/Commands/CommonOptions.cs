using System.CommandLine;
using Site.Engine;
using Site.Engine.Sources;
using Site.Model.Diagnostics;

namespace Site.Cli.Commands;

/// <summary>A command that was asked for something that cannot be.</summary>
internal sealed class UsageException(Bilingual text) : Exception(text.En)
{
    public Bilingual Text { get; } = text;
}

/// <summary>Options that several commands share, each defined once.</summary>
internal sealed class CommonOptions
{
    public Option<string> Messages { get; } = Words("--messages", "Language of the messages.", "nl", "nl", "en");

    public Option<string> Content { get; } = new("--content") { Description = "Folder with site.yml and pages.", DefaultValueFactory = _ => "content", HelpName = "DIR" };

    public Option<string> Theme { get; } = new("--theme") { Description = "Folder with layouts, styles and strings.", DefaultValueFactory = _ => "themes/ait", HelpName = "DIR" };

    public Option<string> Output { get; } = new("--output") { Description = "Folder that the site is written to.", DefaultValueFactory = _ => "output", HelpName = "DIR" };

    public Option<string?> BaseUrl { get; } = new("--base-url") { Description = "Address of the site's root; replaces the one of site.yml and of the environment (URL, DEPLOY_PRIME_URL).", HelpName = "URL" };

    public Option<bool> Drafts { get; } = new("--drafts") { Description = "Build draft pages too, and keep robots out." };

    public Option<string> Format { get; } = Words("--format", "Form of the findings.", "text", "text", "json", "sarif", "github");

    public Option<string[]> Limit { get; } = new("--limit")
    {
        Description = "Sets a limit anew, such as text-size=8 (MB); may be given more than once: " + string.Join(", ", Limits.Settings.Select(s => s.Name)) + ".",
        HelpName = "NAME=NUMBER",
        Recursive = true,
    };

    public CommonOptions() => Messages.Recursive = true;

    public string MessageLanguage(ParseResult parsed) => parsed.Errors.Count > 0 ? LanguageOf(parsed) : parsed.GetValue(Messages) ?? "nl";

    /// <param name="drafts">Whether drafts belong to this command by itself.</param>
    public BuildOptions BuildOptions(ParseResult parsed, bool? drafts = null)
    {
        var content = parsed.GetValue(Content)!;
        if (!Directory.Exists(content))
        {
            throw new UsageException(new Bilingual(
                $"De inhoudsmap \"{content}\" bestaat niet. Geef met --content een map met een site.yml.",
                $"The content folder \"{content}\" does not exist. Give --content a folder with a site.yml."));
        }
        return new BuildOptions(
            content,
            ThemeFolder(parsed.GetValue(Theme)!),
            parsed.GetValue(BaseUrl) ?? AddressOfHost(),
            drafts ?? parsed.GetValue(Drafts),
            DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().Date)) { Limits = LimitsOf(parsed) };
    }

    private Limits LimitsOf(ParseResult parsed)
    {
        var limits = Limits.Default;
        foreach (var setting in parsed.GetValue(Limit) ?? [])
        {
            limits = limits.With(setting) ?? throw new UsageException(new Bilingual(
                $"\"{setting}\" is geen grens. Geef --limit een naam en een getal: {Known("tot en met")}.",
                $"\"{setting}\" is not a limit. Give --limit a name and a number: {Known("up to")}."));
        }
        return limits;

        static string Known(string most) => string.Join(", ", Limits.Settings.Select(s => $"{s.Name} ({most} {s.Most.ToString(System.Globalization.CultureInfo.InvariantCulture)})"));
    }

    /// <summary>The folder as given; the theme that is published with the command where the working folder has none.</summary>
    private static string ThemeFolder(string folder)
    {
        if (Directory.Exists(folder) || folder != "themes/ait")
            return folder;
        var published = Path.Combine(AppContext.BaseDirectory, "themes", "ait");
        return Directory.Exists(published) ? published : folder;
    }

    /// <summary>The address that Netlify gives a build: that of the preview in a preview, else that of the site.</summary>
    private static string? AddressOfHost()
    {
        var preview = Environment.GetEnvironmentVariable("DEPLOY_PRIME_URL");
        var site = Environment.GetEnvironmentVariable("URL");
        var context = Environment.GetEnvironmentVariable("CONTEXT");
        var address = context is null or "production" ? site ?? preview : preview ?? site;
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https") ? address : null;
    }

    private static string LanguageOf(ParseResult parsed) =>
        parsed.Tokens.SkipWhile(t => t.Value != "--messages").Skip(1).FirstOrDefault()?.Value == "en" ? "en" : "nl";

    /// <summary>An option that is one of a few words.</summary>
    public static Option<string> Words(string name, string description, string otherwise, params string[] words)
    {
        var option = new Option<string>(name) { Description = description, DefaultValueFactory = _ => otherwise, HelpName = string.Join('|', words) };
        option.AcceptOnlyFromAmong(words);
        return option;
    }
}
