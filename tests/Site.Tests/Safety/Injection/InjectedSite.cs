using System.Text;
using Site.Tests.Support;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Site.Tests.Safety.Injection;

/// <summary>
/// The site of this repository with a string put beside every text that an editor wrote in a data file, a self-test, site.yml or front matter.
/// A key holds texts when one of its values has a blank in it: ids, numbers, dates and addresses never have. Then every value of that key is a text.
/// </summary>
internal static class InjectedSite
{
    /// <summary>Texts of one word each.</summary>
    private static readonly string[] Short = ["data/glossary.yml: terms nl abbr", "data/glossary.yml: terms en abbr"];

    /// <param name="choose">The string for the n-th text; a text with holes ({total}) gets none with braces.</param>
    /// <returns>How many texts were changed.</returns>
    public static int Write(TempFolder temp, Func<int, string> choose)
    {
        var content = Repository.At("content");
        var yaml = new List<(string To, string Before, string Text, string After, List<Leaf> Leaves)>();
        foreach (var file in Directory.EnumerateFiles(content, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var relative = Path.GetRelativePath(content, file).Replace('\\', '/');
            var to = "content/" + relative;
            if (relative.EndsWith(".lock", StringComparison.Ordinal) || relative is "search-queries.yml")
                continue;
            if (relative.EndsWith(".yml", StringComparison.Ordinal))
            {
                var text = File.ReadAllText(file);
                yaml.Add((to, "", text, "", Leaves(relative.StartsWith("self-tests/", StringComparison.Ordinal) ? "self-tests" : relative, text)));
            }
            else if (relative.EndsWith(".md", StringComparison.Ordinal))
            {
                var text = File.ReadAllText(file);
                var end = text.IndexOf("\n---", 3, StringComparison.Ordinal) + 1;
                yaml.Add((to, text[..4], text[4..end], text[end..], Leaves("front matter", text[4..end])));
            }
            else
            {
                temp.Write(to, File.ReadAllBytes(file));
            }
        }
        var keys = yaml.SelectMany(y => y.Leaves).Where(l => l.Value.Contains(' ', StringComparison.Ordinal)).Select(l => l.Key).Concat(Short).ToHashSet(StringComparer.Ordinal);
        var texts = 0;
        foreach (var (to, before, text, after, leaves) in yaml)
        {
            var written = new StringBuilder(before);
            var at = 0;
            foreach (var leaf in leaves.Where(l => keys.Contains(l.Key)))
            {
                written.Append(text.AsSpan(at, leaf.Start - at)).Append(Changed(leaf.Value));
                at = leaf.End;
            }
            temp.Write(to, written.Append(text.AsSpan(at)).Append(after).ToString());
        }
        return texts;

        string Changed(string text)
        {
            var injected = choose(texts++);
            if (text.Contains('{', StringComparison.Ordinal) && injected.AsSpan().IndexOfAny("{}") >= 0)
                injected = injected.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);
            // In front where that is how it harms (formulas, schemes), behind the text where a place in it matters.
            return Strings.Yaml(texts % 2 == 0 ? injected + text : text + " " + injected);
        }
    }

    /// <summary>Every scalar that is a value: which key of which kind of file it belongs to, and where it stands.</summary>
    private static List<Leaf> Leaves(string kind, string text)
    {
        var parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
        var leaves = new List<Leaf>();
        parser.Consume<StreamStart>();
        parser.Consume<DocumentStart>();
        Value("");
        return leaves;

        void Value(string path)
        {
            if (parser.TryConsume<Scalar>(out var scalar))
            {
                Assert.False(scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded, $"{kind}:{path}: a text over several lines");
                leaves.Add(new Leaf($"{kind}:{path}", (int)scalar.Start.Index, (int)scalar.End.Index, scalar.Value));
            }
            else if (parser.TryConsume<SequenceStart>(out _))
            {
                while (!parser.TryConsume<SequenceEnd>(out _))
                    Value(path);
            }
            else
            {
                parser.Consume<MappingStart>();
                while (!parser.TryConsume<MappingEnd>(out _))
                    Value($"{path} {parser.Consume<Scalar>().Value}");
            }
        }
    }

    /// <param name="Key">Kind of file and names of the keys that lead to it.</param>
    private sealed record Leaf(string Key, int Start, int End, string Value);
}
