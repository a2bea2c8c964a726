using FsCheck;
using FsCheck.Fluent;
using Site.Engine.Yaml;
using Site.Model.Diagnostics;

namespace Site.Tests.Yaml;

/// <summary>The quick reader of front matter agrees with the whole parser; bad YAML gets a finding and never more than that.</summary>
public sealed class YamlTests
{
    [Fact]
    public void What_the_quick_reader_reads_the_parser_reads_the_same()
    {
        var simple = Gen.Elements("wok", "Een zin.", "\"tussen: aanhalingstekens\"", "[a, b]", "[ a ,b ]", "2026-11-22", "true", "null", "5", "é", "a,b", "a]", "Wat? Dat!", "x - y");
        var wild = Gen.Elements("~", "a: b", "a #b", "'x'", "[]", "[a, [b]]", "x ", "|", "- a", "&a", "*a", "@", "\"\"", "{a: b}", "%", "a\\b", "?", "!x", "\u00a0", "http://x", "\"a\"b\"", "[a,]", "[,a]");
        var line = from key in Gen.Frequency((20, Gen.Elements("title", "slug", "review-by", "a1", "order", "draft", "z")), (1, Gen.Elements("Title", "a b", "-a", "")))
                   from separator in Gen.Frequency((20, Gen.Constant(": ")), (1, Gen.Elements(":", ":  ", " : ")))
                   from value in Gen.Frequency((12, simple), (2, wild))
                   select key + separator + value + "\n";
        var texts = line.ListOf().Select(string.Concat).ToArbitrary();
        var read = 0;
        Prop.ForAll(texts, text =>
        {
            if (SimpleYaml.TryParse("---\n" + text, 4, text.Length + 4) is not { } quick)
                return true;
            read++;
            var findings = new DiagnosticBag();
            var whole = YamlParser.Parse(text, "x.md", findings, lineOffset: 1);
            return findings.Sorted().IsEmpty && Show(quick) == Show(whole);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
        Assert.True(read > 100, $"only {read} of the texts were simple: the test says little");
    }

    [Fact]
    public void Any_text_gives_nodes_or_a_finding()
    {
        var pieces = Gen.Elements("a", ": ", "\n", "  ", "- ", "[", "]", "{", "}", "\"", "'", "&x ", "*x", "#", "|", ">", "\t", "---", "...", "é", "\u0000", "\u0085", "!!", "%", "?", ",", "<<: ", "\\", "\uD800");
        Prop.ForAll(pieces.ListOf().Select(string.Concat).ToArbitrary(), text =>
        {
            var findings = new DiagnosticBag();
            var node = YamlParser.Parse(text, "x.yml", findings);
            return node is not null || findings.HasErrors;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [Theory]
    [InlineData("a: 1\na: 2\n", "S0102 2:1 the key \"a\" stands here twice")]
    [InlineData("a: *b\n", "S0101 1:4 this is not valid YAML: the alias *b has no anchor before it")]
    [InlineData("a: [1\n", "S0101 2:1 this is not valid YAML: While parsing a flow sequence, did not find expected ',' or ']'")]
    [InlineData("a: b: c\n", "S0101 1:5 this is not valid YAML: While scanning a plain scalar value, found invalid mapping")]
    public void Faults_have_their_place(string text, string expected)
    {
        var findings = new DiagnosticBag();
        YamlParser.Parse(text, "x.yml", findings);
        Assert.Equal([expected], findings.Sorted().Select(d => $"{d.Rule.Code} {d.Where.Line}:{d.Where.Column} {d.Message("en")}"));
    }

    [Fact]
    public void An_alias_bomb_is_refused()
    {
        var bomb = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + string.Concat("bcdefghi".Select((c, i) => $"{c}: &{c} [*{"abcdefgh"[i]},*{"abcdefgh"[i]},*{"abcdefgh"[i]},*{"abcdefgh"[i]},*{"abcdefgh"[i]}]\n"));
        Assert.Equal(["S0109"], Codes(bomb));
    }

    [Theory]
    [InlineData('[', ']')]
    [InlineData('{', '}')]
    public void Ten_thousand_levels_are_refused(char open, char close) =>
        Assert.Equal(["S0108"], Codes("a: " + new string(open, 10_000) + new string(close, 10_000)));

    [Fact]
    public void Deep_indentation_is_refused() =>
        Assert.Equal(["S0108"], Codes(string.Concat(Enumerable.Range(0, 200).Select(i => new string(' ', i) + "a:\n"))));

    [Fact]
    public void A_known_name_is_suggested_for_one_nearly_written()
    {
        string[] known = ["title", "description", "slug", "review-by"];
        Assert.Equal("title", Suggestions.Nearest("tilte", known));
        Assert.Equal("description", Suggestions.Nearest("Descripton", known));
        Assert.Equal("review-by", Suggestions.Nearest("reviewby", known));
        Assert.Null(Suggestions.Nearest("navigation", known));
        Assert.Null(Suggestions.Nearest("x", known));
    }

    [Fact]
    public void The_distance_of_names_is_a_distance()
    {
        var words = Gen.Elements("a", "b", "ab", "A").ListOf().Select(string.Concat).ToArbitrary();
        Prop.ForAll(words, words, (a, b) =>
            Suggestions.Distance(a, b) == Suggestions.Distance(b, a)
            && (Suggestions.Distance(a, b) == 0) == a.Equals(b, StringComparison.OrdinalIgnoreCase)
            && Suggestions.Distance(a, b) <= Math.Max(a.Length, b.Length)
            && Suggestions.Distance(a, b) >= Math.Abs(a.Length - b.Length)).QuickCheckThrowOnFailure();
    }

    private static IEnumerable<string> Codes(string text)
    {
        var findings = new DiagnosticBag();
        YamlParser.Parse(text, "x.yml", findings);
        return findings.Sorted().Select(d => d.Rule.Code).Distinct(StringComparer.Ordinal);
    }

    private static string Show(YamlNode? node) => node switch
    {
        YamlScalar s => $"{s.Value}/{s.IsPlain}@{s.Line}:{s.Column}+{s.Length}",
        YamlSequence s => $"[{string.Join(", ", s.Items.Select(Show))}]@{s.Line}:{s.Column}",
        YamlMapping m => $"{{{string.Join(", ", m.Entries.Select(e => Show(e.Key) + "=" + Show(e.Value)))}}}",
        _ => "nothing",
    };

    [Theory]
    [InlineData("title: \"Aap\n", "1:8 een aanhalingsteken dat niet wordt gesloten")]
    [InlineData("title: \"Aap\\q\"\n", "1:8 een onbekend teken achter een schuine streep \\; schrijf twee schuine strepen, of gebruik enkele aanhalingstekens")]
    [InlineData("title: \"Aap\" en noot\n", "1:8 een aanhalingsteken midden in de tekst; zet om de hele tekst het andere soort, ' of \"")]
    [InlineData("title: 'Aap\n", "1:8 een aanhalingsteken dat niet wordt gesloten")]
    [InlineData("title: Aap: noot\n", "1:11 een dubbele punt waar geen sleutel kan staan")]
    [InlineData("title: *Aap*\n", "1:8 een waarde die met * begint; zet haar tussen aanhalingstekens")]
    [InlineData("title: %aap\n", "1:8 een teken waarmee een waarde niet kan beginnen; zet de waarde tussen aanhalingstekens")]
    [InlineData("title: !aap!noot mies\n", "1:8 een waarde die met ! begint; zet haar tussen aanhalingstekens")]
    [InlineData("title: @aap\n", "1:8 een teken waarmee een waarde niet kan beginnen; zet de waarde tussen aanhalingstekens")]
    [InlineData("title: `aap`\n", "1:8 een teken waarmee een waarde niet kan beginnen; zet de waarde tussen aanhalingstekens")]
    [InlineData("title: [aap, noot\n", "2:1 een rechte haak [ die niet wordt gesloten")]
    [InlineData("title: {aap: noot\n", "2:1 een accolade { die niet wordt gesloten")]
    [InlineData("title: [aap,, noot]\n", "1:13 een waarde die ontbreekt")]
    [InlineData("title: aap\n  order: 1\n", "2:8 een dubbele punt waar geen sleutel kan staan")]
    [InlineData("title: aap\n order: 1\n", "2:7 een dubbele punt waar geen sleutel kan staan")]
    [InlineData("audience:\n  - aap\n - noot\n", "3:2 een regel die verkeerd is ingesprongen, of tekst achter een aanhalingsteken")]
    [InlineData("title: aap\nnoot\norder: 1\n", "2:1 een regel die verkeerd is ingesprongen, of tekst achter een aanhalingsteken")]
    [InlineData("title: |x\n  aap\n", "1:8 een tekst die met | of > begint; zet haar tussen aanhalingstekens, of begin op de volgende regel")]
    [InlineData("title: \"\\u12\"\n", "1:8 een onbekende code achter een schuine streep \\; schrijf twee schuine strepen, of gebruik enkele aanhalingstekens")]
    [InlineData("a: 1\n---\nb: 2\n", "2:1 een regel met --- of ... op een plek waar dat niet kan")]
    [InlineData("? [a]\n: b\n", "2:3 een sleutel die zelf een lijst of groep is")]
    [InlineData("title: aap\n- noot\n", "2:1 een regel die verkeerd is ingesprongen, of tekst achter een aanhalingsteken")]
    [InlineData("a: [b]c\n", "1:4 een waarde die met [ begint; zet haar tussen aanhalingstekens")]
    [InlineData("title: \"a\"b: c\n", "1:12 een dubbele punt waar geen sleutel kan staan")]
    [InlineData("- a\nb: c\n", "2:1 een regel die verkeerd is ingesprongen")]
    [InlineData("title:aap\norder: 1\n", "1:6 een dubbele punt zonder spatie erachter")]
    [InlineData("redirects:\n  -{from: /a/, to: /b/}\n", "2:3 een streepje zonder spatie erachter")]
    [InlineData("title:\n  nl: a\n\ten: b\n", "3:1 een tab; gebruik spaties")]
    [InlineData("title:\u00A0aap\norder: 1\n", "1:7 een harde spatie, zoals Word die maakt; typ een gewone spatie")]
    [InlineData("title: !let op\n", "1:8 een waarde die met ! begint; zet haar tussen aanhalingstekens")]
    [InlineData("title: aap\naudience: [noot\norder: 1\n", "2:11 een rechte haak [ die niet wordt gesloten")]
    public void What_YAML_cannot_be_is_said_in_Dutch(string text, string expected)
    {
        var bag = new DiagnosticBag();
        YamlParser.Parse(text, "t.yml", bag);
        Assert.Equal(expected, string.Join(" | ", bag.Sorted().Select(d => $"{d.Where.Line}:{d.Where.Column} {((Bilingual)d.Arguments[0]).Nl}")));
    }
}
