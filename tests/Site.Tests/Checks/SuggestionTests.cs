using Site.Engine.ContentTypes.Pages;
using Site.Engine.Yaml;
using Site.Model.Diagnostics;
using Site.Tests.Support;

namespace Site.Tests.Checks;

public sealed class SuggestionTests
{
    [Fact]
    public void The_right_name_is_offered_for_at_least_95_of_100_misspellings()
    {
        var random = new Random(20261122);
        var misses = new List<string>();
        var names = Names();
        for (var i = 0; i < 100; i++)
        {
            var name = names[random.Next(names.Count)];
            var typed = Misspelt(name, 1 + (i % 2), random);
            if (Suggestions.Nearest(typed, names) != name)
                misses.Add($"{typed} for {name}: {Suggestions.Nearest(typed, names)}");
        }
        Assert.True(misses.Count <= 5, string.Join('\n', misses));
    }

    [Theory]
    [InlineData("zzzzzz")]
    [InlineData("x")]
    public void Nothing_is_offered_for_what_is_like_no_name(string typed) => Assert.Null(Suggestions.Nearest(typed, Names()));

    /// <summary>Keys of the front matter, and ids of the site's own pages, in the length that people misspell without seeing it.</summary>
    private static List<string> Names()
    {
        var keys = new SchemaObject();
        FrontMatterReader.Read(MapReader.Describing(new YamlContext("", ["nl", "en"], new DiagnosticBag()), keys));
        var names = keys.ToJson()["properties"]!.AsObject().Select(p => p.Key)
            .Concat(Directory.EnumerateFiles(Repository.At("content", "pages"), "*.nl.md", SearchOption.AllDirectories).Select(f => Path.GetFileName(f)[..^".nl.md".Length]));
        return [.. names.Where(n => n.Length >= 5).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private static string Misspelt(string name, int edits, Random random)
    {
        var letters = name.ToList();
        for (var i = 0; i < edits; i++)
        {
            var at = random.Next(letters.Count - 1);
            switch (random.Next(4))
            {
                case 0:
                    letters.RemoveAt(at);
                    break;
                case 1:
                    letters.Insert(at, (char)('a' + random.Next(26)));
                    break;
                case 2:
                    letters[at] = (char)('a' + random.Next(26));
                    break;
                default:
                    (letters[at], letters[at + 1]) = (letters[at + 1], letters[at]);
                    break;
            }
        }
        return new string([.. letters]);
    }
}
