using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using HandlebarsDotNet;
using Site.Engine.Html;
using Site.Engine.Theming.Templates;
using Site.Model.Diagnostics;
using Site.Tests.Support;

namespace Site.Tests.Templates;

/// <summary>Our engine writes what Handlebars.Net writes, over generated templates of the subset that themes may use.</summary>
public sealed class TemplateOracleTests
{
    private const int Templates = 400;

    private static readonly Dictionary<string, string> Partials = new(StringComparer.Ordinal)
    {
        ["plain"] = "<i>plain</i>",
        ["title"] = "[{{title}}]",
        ["name"] = "({{name}}:{{size}})",
        ["frame"] = "<b>{{> @partial-block}}</b>",
    };

    private static readonly ListView View = new(
        "A <b>\"title\"</b> & 'more'", "", 7, 0, true, false, new ItemView("inner", 3, true, ["x", "<y>"]), null,
        [new ItemView("één", 1, true, ["a"]), new ItemView("two & two", 0, false, []), new ItemView("", 3, true, ["b", "c"])], []);

    [Fact]
    public void Generated_templates_come_out_as_with_Handlebars()
    {
        var oracle = Handlebars.Create();
        foreach (var (name, text) in Partials)
            oracle.RegisterTemplate(name, text);
        var model = Plain(View);
        for (var seed = 0; seed < Templates; seed++)
        {
            var template = new Generator(new Random(seed)).Root();
            var expected = oracle.Compile(template)(model).Replace("&#x27;", "&#39;", StringComparison.Ordinal);
            var actual = Render(template);
            Assert.True(expected == actual, $"seed {seed}\n{template}\nexpected {expected}\nactual   {actual}");
        }
    }

    // The rules of https://handlebarsjs.com/guide/expressions.html#whitespace-control and of lines that hold nothing but a tag.
    [Theory]
    [InlineData("a {{~title~}} b", "aTb")]
    [InlineData("a\n{{#if yes}}\nb\n{{/if}}\nc", "a\nb\nc")]
    [InlineData("a\n  {{#if yes}}  \nb\n  {{/if}}  \nc", "a\nb\nc")]
    [InlineData("a {{#if yes}}\nb\n{{/if}} c", "a \nb\n c")]
    [InlineData("a\n{{! note }}\nb", "a\nb")]
    [InlineData("a\n{{!-- {{title}} --}}\nb", "a\nb")]
    [InlineData("{{#if no}}\na\n{{else}}\nb\n{{/if}}\n", "b\n")]
    [InlineData("{{#if no}}a{{else if yes}}b{{else}}c{{/if}}", "b")]
    [InlineData("{{#unless no}}a{{else}}b{{/unless}}", "a")]
    [InlineData("{{#each none}}a{{else}}b{{/each}}", "b")]
    [InlineData("{{#with nothing}}a{{else}}b{{/with}}", "b")]
    [InlineData("{{#if yes~}}  a  {{~else}}b{{/if}}", "a")]
    public void Lines_and_blanks_follow_the_rules(string template, string expected) =>
        Assert.Equal(expected, Render(template, View with { Title = "T" }));

    [Theory]
    [InlineData("{{titel}}", "1:1 unknown name \"titel\" in ListView; did you mean title ?")]
    [InlineData("a\n b {{inner.nmae}}", "2:4 unknown name \"nmae\" in ItemView; did you mean name ?")]
    [InlineData("{{#each items}}{{title}}{{/each}}", "1:16 unknown name \"title\" in ItemView; possible names: name, on, size, tags")]
    [InlineData("{{#each items}}{{../../title}}{{/each}}", "1:16 unknown name \"../\" in ItemView; possible names: ")]
    [InlineData("{{@index}}", "1:1 unknown name \"@index\" in ListView; possible names: ")]
    [InlineData("{{yes}}", "1:1 \"yes\" is yes or no and cannot stand here; expected is a text or a number")]
    [InlineData("{{items}}", "1:1 \"items\" is a list and cannot stand here; expected is a text or a number")]
    [InlineData("{{{title}}}", "1:1 \"title\" is text and may not stand between three braces; write {{title}}: text is always escaped")]
    [InlineData("{{#each title}}{{/each}}", "1:1 \"title\" is a text and cannot stand here; expected is a list")]
    [InlineData("{{> plian}}", "1:1 unknown partial \"plian\"; did you mean plain ?")]
    [InlineData("{{t \"nergens\"}}", "1:1 unknown string \"nergens\"; add the key to strings/nl.yml")]
    [InlineData("{{t \"groet\"}}", "1:1 the string \"groet\" asks for 1 values; the template gives 0")]
    [InlineData("{{asset \"css/weg.css\"}}", "1:1 the theme has no file \"css/weg.css\"; paths are from the theme's folder, such as css/site.css")]
    [InlineData("{{icon \"weg\"}}", "1:1 the theme has no icon \"weg\"; icons lie in icons/: ")]
    public void An_unknown_name_is_told_with_its_place(string template, string expected)
    {
        var source = new Source();
        new TemplateBinder(source).Bind<ListView>("page.hbs", TemplateParser.Parse(template));
        Assert.Equal([expected], source.Diagnostics.Sorted().Select(d => $"{d.Where.Line}:{d.Where.Column} {d.Message("en")}; {d.Hint("en")}"));
    }

    [Theory]
    [InlineData("a\n{{#if yes}}b", 2, 1, "{{#if}} is not closed")]
    [InlineData("{{/if}}", 1, 1, "{{/if}} closes nothing")]
    [InlineData("{{#if yes}}{{/each}}", 1, 12, "{{#if}} of line 1 is closed by {{/each}}")]
    [InlineData("{{else}}", 1, 1, "{{else}} stands outside a block")]
    [InlineData("{{#if yes}}{{else}}{{else}}{{/if}}", 1, 20, "a second {{else}}")]
    [InlineData("ab{{title", 1, 3, "a hole {{ is not closed")]
    [InlineData("{{}}", 1, 1, "an empty hole {{}}")]
    [InlineData("{{lookup a b}}", 1, 1, "unknown helper \"lookup\"; there are t, asset and icon")]
    [InlineData("{{#list a}}{{/list}}", 1, 1, "a block is {{#if name}}, {{#unless name}}, {{#each name}} or {{#with name}}")]
    [InlineData("{{t groet}}", 1, 1, "t is followed by a name in quotes")]
    [InlineData("{{t \"groet}}", 1, 1, "a quote is not closed")]
    [InlineData("{{a-b}}", 1, 1, "\"a-b\" is not a name")]
    [InlineData("{{!-- x", 1, 1, "a comment is not closed")]
    public void A_template_that_cannot_be_read_says_where(string template, int line, int column, string message)
    {
        var error = Assert.Throws<TemplateException>(() => TemplateParser.Parse(template));
        Assert.Equal((line, column, message), (error.Line, error.Column, error.Reason.En));
    }

    private static string Render(string template, ListView? view = null)
    {
        var source = new Source();
        var bound = new TemplateBinder(source).Bind<ListView>("page.hbs", TemplateParser.Parse(template));
        Findings.None(source.Diagnostics.Sorted().Select(d => d.Message("en")));
        var html = new HtmlWriter();
        bound.Render(view ?? View, 0, html);
        return html.ToString();
    }

    /// <summary>The view as Handlebars.Net likes it: dictionaries under the names that templates use.</summary>
    private static object? Plain(object? value) => value switch
    {
        ListView v => new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["title"] = v.Title, ["empty"] = v.Empty, ["number"] = v.Number, ["zero"] = v.Zero, ["yes"] = v.Yes, ["no"] = v.No,
            ["inner"] = Plain(v.Inner), ["nothing"] = Plain(v.Nothing), ["items"] = v.Items.Select(Plain).ToList(), ["none"] = new List<object>(),
        },
        ItemView v => new Dictionary<string, object?>(StringComparer.Ordinal) { ["name"] = v.Name, ["size"] = v.Size, ["on"] = v.On, ["tags"] = v.Tags.ToList() },
        _ => value,
    };

    internal sealed record ListView(
        string Title, string Empty, int Number, int Zero, bool Yes, bool No, ItemView? Inner, ItemView? Nothing, IReadOnlyList<ItemView> Items, IReadOnlyList<ItemView> None);

    internal sealed record ItemView(string Name, int Size, bool On, IReadOnlyList<string> Tags);

    private sealed class Source : ITemplateSource
    {
        public ImmutableArray<string> Languages { get; } = ["nl"];

        public DiagnosticBag Diagnostics { get; } = new();

        public int IncludeDepth => 16;

        public ViewTypes Views { get; } = new ViewTypes()
            .Add(new ViewType<ListView>()
                .Name("title", static v => v.Title)
                .Name("empty", static v => v.Empty)
                .Name("number", static v => v.Number)
                .Name("zero", static v => v.Zero)
                .Name("yes", static v => v.Yes)
                .Name("no", static v => v.No)
                .Name("inner", static v => v.Inner)
                .Name("nothing", static v => v.Nothing)
                .Name("items", static v => v.Items)
                .Name("none", static v => v.None))
            .Add(new ViewType<ItemView>()
                .Name("name", static v => v.Name)
                .Name("size", static v => v.Size)
                .Name("on", static v => v.On)
                .Name("tags", static v => v.Tags));

        public IReadOnlyCollection<string> PartialNames => [.. Partials.Keys.Order(StringComparer.Ordinal)];

        public IReadOnlyCollection<string> IconNames => [];

        public (string File, IReadOnlyList<TemplateNode> Nodes)? Partial(string name) =>
            Partials.TryGetValue(name, out var text) ? ($"partials/{name}.hbs", TemplateParser.Parse(text)) : null;

        public string[]? Strings(string key) => key == "groet" ? ["Dag {0}"] : null;

        public string? Asset(string path) => null;

        public string? Icon(string name) => null;
    }

    /// <summary>Templates whose names are all known, so that both engines must agree.</summary>
    private sealed class Generator(Random random)
    {
        private static readonly string[] Texts = ["a", " b ", "<p>", "ë", "  ", "&amp;", "x y"];

        public string Root() => Nodes(3, RootNode);

        private string Nodes(int depth, Func<int, string> node)
        {
            var text = new StringBuilder();
            for (var i = random.Next(1, 5); i > 0; i--)
                text.Append(node(depth)).Append(Pick(Texts));
            return text.ToString();
        }

        private string RootNode(int depth) => random.Next(depth > 0 ? 12 : 4) switch
        {
            0 => Hole(Pick("title", "empty", "number", "inner.name", "nothing.name")),
            1 => "{{> plain}}",
            2 => "{{> title}}",
            3 => Hole("title"),
            4 or 5 => If(Pick("yes", "no", "title", "empty", "number", "zero", "inner", "nothing", "items", "none"), depth, RootNode),
            6 => $"{{{{#with {Pick("inner", "nothing")}}}}}{Nodes(depth - 1, ItemNode)}{Otherwise(depth, RootNode)}{{{{/with}}}}",
            7 => $"{{{{> name {Pick("inner")}}}}}",
            8 => $"{{{{#> frame}}}}{Nodes(depth - 1, RootNode)}{{{{/frame}}}}",
            _ => $"{{{{#each {Pick("items", "none")}}}}}{Nodes(depth - 1, EachNode)}{Otherwise(depth, RootNode)}{{{{/each}}}}",
        };

        private string EachNode(int depth) => random.Next(4) switch
        {
            0 => Hole("@index"),
            1 => depth > 0 ? If(Pick("@first", "@last"), depth, ItemNode) : Hole("../title"),
            2 => Hole("../title"),
            _ => ItemNode(depth),
        };

        private string ItemNode(int depth) => random.Next(depth > 0 ? 6 : 3) switch
        {
            0 => Hole("name"),
            1 => Hole("size"),
            2 => "{{> name}}",
            3 => If(Pick("on", "size", "name", "tags"), depth, ItemNode),
            _ => $"{{{{#each tags}}}}{Hole(Pick("this", "../name", "@index"))}{{{{/each}}}}",
        };

        private string If(string condition, int depth, Func<int, string> node)
        {
            var (open, close) = random.Next(4) == 0 ? ("unless", "unless") : ("if", "if");
            return $"{{{{#{open} {condition}}}}}{Nodes(depth - 1, node)}{Otherwise(depth, node)}{{{{/{close}}}}}";
        }

        private string Otherwise(int depth, Func<int, string> node) => random.Next(2) == 0 ? "" : "{{else}}" + Nodes(depth - 1, node);

        private string Hole(string name) => random.Next(6) switch
        {
            0 => string.Create(CultureInfo.InvariantCulture, $"{{{{~{name}}}}}"),
            1 => $"{{{{{name}~}}}}",
            _ => $"{{{{{name}}}}}",
        };

        private string Pick(params ReadOnlySpan<string> from) => from[random.Next(from.Length)];
    }
}
