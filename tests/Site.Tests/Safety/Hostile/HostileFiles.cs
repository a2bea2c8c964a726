using Site.Tests.Support;
using static Site.Tests.Safety.Hostile.CaseKinds;

namespace Site.Tests.Safety.Hostile;

/// <summary>Bytes, names, links and folders.</summary>
internal static class HostileFiles
{
    private const string Page = "---\ntitle: Extra\ndescription: Een bladzijde.\n---\nTekst.\n";

    public static IEnumerable<HostileCase> All =>
    [
        Raw("UTF-8: a lone continuation byte", "S0001", 0x80),
        Raw("UTF-8: a sequence that is cut short", "S0001", 0xE2, 0x82),
        Raw("UTF-8: an overlong slash", "S0001", 0xC0, 0xAF),
        Raw("UTF-8: an encoded half surrogate", "S0001", 0xED, 0xA0, 0x80),
        Raw("UTF-8: beyond the last code point", "S0001", 0xF5, 0x80, 0x80, 0x80),
        Raw("UTF-8: Latin-1 text", "S0001", 0x63, 0x61, 0x66, 0xE9),
        Bytes("UTF-16 with a byte order mark", "S0002", "pages/proef.nl.md", System.Text.Encoding.Unicode.GetPreamble().Concat(System.Text.Encoding.Unicode.GetBytes(Page)).ToArray()),
        Bytes("a byte order mark before a page", Fine, "pages/proef.nl.md", [0xEF, 0xBB, 0xBF, .. System.Text.Encoding.UTF8.GetBytes(Page)]),
        Bytes("two byte order marks", "S0111", "pages/proef.nl.md", [0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF, .. System.Text.Encoding.UTF8.GetBytes(Page)]),
        Bytes("a byte order mark before site.yml", Fine, "site.yml", [0xEF, 0xBB, 0xBF, .. System.Text.Encoding.UTF8.GetBytes(SiteFolder.Dutch)]),
        Raw("a NUL byte", "S0002", 0),
        Raw("an escape sequence for a terminal", "S0016", 0x1B, (byte)'[', (byte)'2', (byte)'J'),
        Raw("a bell and a backspace", "S0016", 7, 8),
        Raw("a form feed", "S0016", 12),
        Raw("a C1 control character", "S0016", 0xC2, 0x9B),
        File("CRLF line ends", Fine, "pages/proef.nl.md", Page.ReplaceLineEndings("\r\n")),
        File("CR line ends", Fine, "pages/proef.nl.md", Page.ReplaceLineEndings("\r")),
        File("mixed line ends", Fine, "pages/proef.nl.md", "---\r\ntitle: A\ndescription: B\r\n---\n\rTekst.\r"),
        File("Unicode line separators", Fine, "pages/proef.nl.md", "---\ntitle: A\ndescription: B\n---\nEen\u2028twee\u2029drie\u0085vier.".Replace("\u0085", "", StringComparison.Ordinal)),
        File("no line end at the end", Fine, "pages/proef.nl.md", Page.TrimEnd()),
        File("an empty page", "S0021", "pages/proef.nl.md", ""),
        File("a page of blanks", "S0021", "pages/proef.nl.md", Times(" \n", 1000)),
        File("a page of hyphens", "S0111", "pages/proef.nl.md", Times("-", 100_000)),
        File("front matter that never ends", "S0112", "pages/proef.nl.md", "---\ntitle: A\n" + Times("x: y\n", 1000)),
        new("a file of 100 MB", "S0003", s => Sparse(s.At("pages/groot.nl.md"), 100L << 20)),
        new("a picture of 100 MB", "S0003", s => Sparse(s.At("media/groot.png"), 100L << 20)),
        new("a site.yml of 100 MB", "S0003", s => Sparse(s.At("site.yml"), 100L << 20)),
        File("a line of 3 MB", Fine, "pages/proef.nl.md", Page + Times("woord ", 500_000)),
        File("a word of 3 MB", Fine, "pages/proef.nl.md", Page + new string('a', 3_000_000)),
        File("half a million empty lines", Fine, "pages/proef.nl.md", Page + new string('\n', 500_000)),
        new("an empty folder", "S0009", s => { Directory.Delete(s.Content, recursive: true); Directory.CreateDirectory(s.Content); }),
        new("no site.yml", "S0009", s => s.Delete("site.yml")),
        new("no pages", "S0508", s => Directory.Delete(s.At("pages"), recursive: true)),
        new("site.yml is a folder", "S0009", s => { s.Delete("site.yml"); Directory.CreateDirectory(s.At("site.yml")); }),
        File("site.yml is empty", "S0104", "site.yml", ""),
        File("site.yml is a list", "S0105", "site.yml", "- title: A\n- languages: [nl]\n"),
        File("site.yml is a word", "S0105", "site.yml", "hallo\n"),
        File("site.yml is HTML", "S0105", "site.yml", "<!DOCTYPE html><title>x</title>\n"),
        File("site.yml is binary", "S0002", "site.yml", "\0\u0001\u0002"),
        File("site.yml without languages", "S0104", "site.yml", "title: A\n"),
        File("a language that leaves the folder", "S0106", "site.yml", "title: A\nlanguages: [nl, ../en]\n"),
        File("a language in capitals", "S0106", "site.yml", "title: A\nlanguages: [NL]\n"),
        File("a base address with a script", "S0509", "site.yml", "title: A\nlanguages: [nl]\nbase-url: javascript:alert(1)\n"),
        File("a base address of a file", "S0509", "site.yml", "title: A\nlanguages: [nl]\nbase-url: file:///etc/passwd\n"),
        File("a base address with a query", "S0509", "site.yml", "title: A\nlanguages: [nl]\nbase-url: https://a.example/?x=1\n"),
        File("an edit address with a script", "S0106", "site.yml", SiteFolder.Dutch + "repository: {edit: \"javascript:alert(1)//{path}\"}\n"),
        File("an issue form with a script", "S0106", "site.yml", SiteFolder.Dutch + "contact: {issues: \"javascript:alert(1)\"}\n"),
        File("an issue form that breaks out of its attribute", "S0106", "site.yml", SiteFolder.Dutch + "contact: {issues: \"https://a.example/\\\" onclick=\\\"x\"}\n"),
        File("a security contact with a second line", Fine, "site.yml", SiteFolder.Dutch + "security: {contact: \"mailto:a@b.example\\nEvil: 1\", expires: 2027-01-01}\n"),
        File("a page name with blanks", "S0010", "pages/mijn pagina.nl.md", Page),
        File("a page name with a colon", "S0010", "pages/a:b.nl.md", Page),
        File("a page name with an encoded dot", "S0010", "pages/%2e%2e.nl.md", Page),
        File("a page name with an encoded slash", "S0010", "pages/a%2fb.nl.md", Page),
        File("a page name of two dots", "S0010", "pages/...nl.md".Replace("...", "x..", StringComparison.Ordinal), Page),
        File("a page name with a backslash", "S0010", "pages/a\\b.nl.md", Page),
        File("a page name with emoji", "S0010", "pages/\U0001F600.nl.md", Page),
        File("a page name with a Cyrillic letter that looks Latin", "S0010", "pages/pr\u043Eef.nl.md", Page),
        File("a page name in full-width letters", "S0010", "pages/\uFF41\uFF42.nl.md", Page),
        File("a page name with a right-to-left override", "S0010", "pages/a\u202Eb.nl.md", Page),
        File("a page name with a line end", "S0010", "pages/a\nb.nl.md", Page),
        File("a page name with an escape sequence", "S0010", "pages/a\u001B[31mb.nl.md", Page),
        File("a page name in capitals", "S0010", "pages/Proef.nl.md", Page),
        File("a page name that differs in its accent form", "S0010", "pages/cafe\u0301.nl.md", Page),
        File("a page name with quotes and brackets", "S0010", "pages/\"><script>.nl.md", Page),
        File("a page name of 200 characters", "S0010", $"pages/{new string('a', 200)}.nl.md", Page),
        File("a page of an unknown language", "S0011", "pages/extra.fr.md", Page),
        File("a page without a language", "S0010", "pages/extra.md", Page),
        File("a page deeper than a section", "S0012", "pages/a/b/extra.nl.md", Page),
        File("a section name with blanks", "S0013", "pages/een deel/extra.nl.md", Page),
        File("a page called as the folder of assets", "S0504", "pages/assets.nl.md", Page),
        File("a page called as the folder of data", "S0504", "pages/data.nl.md", Page),
        File("a page called as the short addresses", "S0504", "pages/go.nl.md", Page),
        File("a page called as the folder of media", "S0504", "pages/media.nl.md", Page),
        File("a page called as the search index", "S0504", "pages/search-index.nl.md", Page),
        File("a page called as the embedded pages", "S0504", "pages/embed.nl.md", Page),
        File("a page called 404", "S0504", "pages/404.nl.md", Page),
        File("a page called as a language", "S0504", "pages/nl.nl.md", Page),
        File("two pages of one id", "S0502", "pages/deel/proef.nl.md", Page),
        File("a picture name with a blank", "S0017", "media/mijn foto.png", "x"),
        File("a picture name with a backslash", "S0017", "media/a\\b.png", "x"),
        File("a picture name with an encoded slash", "S0017", "media/a%2f..%2fb.png", "x"),
        File("a picture name with quotes", "S0017", "media/a\"onerror=x.png", "x"),
        File("a picture name with emoji", "S0017", "media/\U0001F4A9.png", "x"),
        File("a picture name with a line end", "S0017", "media/a\nb.png", "x"),
        File("a picture name that ends in a full stop", "S0017", "media/a.png.", "x"),
        new("two pictures that differ in capitals", "S0018", s => { s.Write("media/A.png", "x"); s.Write("media/a.png", "x"); }),
        File("an HTML file in media", "S0014", "media/pagina.html", "<script>alert(1)</script>"),
        File("a script in media", "S0014", "media/a.js", "alert(1)"),
        File("a file without an ending in media", "S0014", "media/LICENSE", "x"),
        new("a link to a file outside", "S0005", s => Link(s, "pages/extra.nl.md", "/etc/passwd")),
        new("a link to a file outside by a relative path", "S0005", s => Link(s, "pages/extra.nl.md", "../../theme/theme.yml")),
        new("a link to nothing", "S0005", s => Link(s, "pages/extra.nl.md", "niets")),
        new("a link to itself", "S0005", s => Link(s, "pages/extra.nl.md", "extra.nl.md")),
        new("two links in a circle", "S0005", s => { Link(s, "pages/een.nl.md", "twee.nl.md"); Link(s, "pages/twee.nl.md", "een.nl.md"); }),
        new("a link to a folder outside", "S0005", s => Link(s, "media/etc", "/etc")),
        new("a link to its own folder", "S0006", s => Link(s, "pages/lus", s.At("pages"))),
        new("a link through a folder that is a link", "S0005", s => { Link(s, "media/uit", "/etc"); Link(s, "media/a.txt", s.At("media/uit/hostname")); }),
        new("a link to a page inside", Fine, s => Link(s, "pages/extra.nl.md", s.At("pages/proef.nl.md"))),
        new("a picture that is a link to a device", "S0005", s => Link(s, "media/a.png", "/dev/zero")),
        new("a page that is a named pipe", "S0019", s => Pipe(s.At("pages/pijp.nl.md"))),
        new("a picture that is a named pipe", "S0019", s => Pipe(s.At("media/pijp.png"))),
        new("folders 30 levels deep", "S0007", s => s.Write($"media/{Times("a/", 30)}b.png", "x")),
        new("2,000 stray files", Fine, s => { for (var i = 0; i < 2000; i++) s.Write($"notities/{i}.txt", "x"); }),
    ];

    private static void Sparse(string path, long length)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var file = new FileStream(path, FileMode.Create);
        file.SetLength(length);
    }

    private static void Link(SiteFolder site, string path, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(site.At(path))!);
        System.IO.File.CreateSymbolicLink(site.At(path), target);
    }

    private static void Pipe(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var made = System.Diagnostics.Process.Start("mkfifo", [path]);
        made.WaitForExit();
        Assert.Equal(0, made.ExitCode);
    }
}
