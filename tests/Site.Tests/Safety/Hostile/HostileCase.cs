using Site.Tests.Support;

namespace Site.Tests.Safety.Hostile;

/// <summary>One hostile or odd input.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Change">Puts it into a small Dutch site that builds without a finding.</param>
/// <param name="Code">The finding that must be among those reported; empty: no error may be reported.</param>
public sealed record HostileCase(string Name, string Code, Action<SiteFolder> Change);

/// <summary>Short ways to write cases.</summary>
internal static class CaseKinds
{
    public const string Fine = "";

    private const string Head = "---\ntitle: Proef\ndescription: Een bladzijde.\n---\n";

    public static SiteFolder Site() => SiteFolder.Of($"=== site.yml\n{SiteFolder.Dutch}=== pages/proef.nl.md\n{Head}Tekst.\n=== pages/ander.nl.md\n{Head}Zie [proef](proef.nl.md).\n");

    /// <summary>The body of a page is this Markdown.</summary>
    public static HostileCase Text(string name, string code, string markdown) => new("text: " + name, code, s => s.Write("pages/proef.nl.md", Head + markdown));

    /// <summary>The front matter of a page is this YAML.</summary>
    public static HostileCase Front(string name, string code, string yaml) => new("front matter: " + name, code, s => s.Write("pages/proef.nl.md", $"---\n{yaml}\n---\nTekst.\n"));

    public static HostileCase File(string name, string code, string path, string text) => new(name, code, s => s.Write(path, text));

    public static HostileCase Bytes(string name, string code, string path, byte[] bytes) => new(name, code, s => s.Write(path, bytes));

    /// <summary>A page whose body holds these bytes.</summary>
    public static HostileCase Raw(string name, string code, params byte[] bytes) =>
        new(name, code, s => s.Write("pages/proef.nl.md", [.. System.Text.Encoding.UTF8.GetBytes(Head), .. bytes, (byte)'\n']));

    public static HostileCase Svg(string name, string code, string inside) =>
        File(name, code, "media/tekening.svg", $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">{inside}</svg>");

    public static HostileCase Template(string name, string code, string from, string to) => new(name, code, s => s.ChangeTheme("layouts/page.hbs", from, to));

    /// <summary>Partials of the theme; the layout of pages includes "kring".</summary>
    public static HostileCase Partials(string name, string code, params (string Name, string Text)[] partials) => new(name, code, s =>
    {
        foreach (var (partial, text) in partials)
            System.IO.File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(s.Theme, "partials")).FullName, partial + ".hbs"), text);
        s.ChangeTheme("layouts/page.hbs", "{{title}}", "{{title}}{{> kring}}");
    });

    public static string Times(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
