using System.Text;
using System.Text.RegularExpressions;
using Site.Tests.Support;

namespace Site.Tests.Safety.Injection;

/// <summary>
/// The site of this repository with a string put behind every text that an editor wrote in a data file, in site.yml or in front matter.
/// Which of its texts gets which string moves on with the turn, so that over all turns every text gets every string.
/// </summary>
internal static partial class InjectedSite
{
    // A quoted text with a blank in it, so not an id or a number; {nl: plain, en: plain}; a line nl: plain. Escapes are left alone.
    [GeneratedRegex("""(?<key>(?<=[ ,\{\[]))"(?<text>[^"\\\n]* [^"\\\n]*)"|(?<key>(\{|, )(nl|en): )(?<text>[A-Za-z][^"',{}\[\]#:\n]*)(?=[,}])|(?<key>^ +(nl|en): )(?<text>[^ "'\[{>|&*!\n][^#\n]*)$""", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 10_000)]
    private static partial Regex Texts { get; }

    [GeneratedRegex("^(?<key>(title|description): )(?<text>.+)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 10_000)]
    private static partial Regex FrontMatter { get; }

    /// <param name="choose">The string for the n-th text; a text with holes ({total}) gets none with braces.</param>
    /// <returns>How many texts were changed.</returns>
    public static int Write(TempFolder temp, Func<int, string> choose)
    {
        var content = Repository.At("content");
        var texts = 0;
        foreach (var file in Directory.EnumerateFiles(content, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var relative = Path.GetRelativePath(content, file).Replace('\\', '/');
            var to = "content/" + relative;
            if (relative.EndsWith(".lock", StringComparison.Ordinal) || relative is "search-queries.yml")
                continue;
            if (relative.EndsWith(".yml", StringComparison.Ordinal))
                temp.Write(to, Yaml(File.ReadAllText(file)));
            else if (relative.EndsWith(".md", StringComparison.Ordinal))
                temp.Write(to, Page(File.ReadAllText(file)));
            else
                temp.Write(to, File.ReadAllBytes(file));
        }
        return texts;

        string Yaml(string text) => Texts.Replace(text, m => m.Groups["key"].Value + Changed(m.Groups["text"].Value));

        string Page(string text)
        {
            var end = text.IndexOf("\n---", 3, StringComparison.Ordinal);
            return FrontMatter.Replace(text[..end], m => m.Groups["key"].Value + Changed(m.Groups["text"].Value.Trim('"', '\''))) + text[end..];
        }

        string Changed(string text)
        {
            var injected = choose(texts++);
            if (text.Contains('{', StringComparison.Ordinal) && injected.AsSpan().IndexOfAny("{}") >= 0)
                injected = injected.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);
            // In front where that is how it harms (formulas, schemes), behind the text where a place in it matters.
            return Strings.Yaml(texts % 2 == 0 ? injected + text : text + " " + injected);
        }
    }

    public static string Decode(byte[] bytes) => Encoding.UTF8.GetString(bytes);
}
