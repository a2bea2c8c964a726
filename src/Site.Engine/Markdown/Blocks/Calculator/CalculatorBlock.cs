using System.Globalization;
using Site.Engine.Assembly;
using Site.Engine.TimeInvestment;

namespace Site.Engine.Markdown.Blocks.Calculator;

/// <summary><c>:::calculator</c> or <c>:::calculator wok</c>: the time-investment calculator, opened in a mode.</summary>
public sealed class CalculatorBlock : ISiteBlock
{
    /// <summary>Words that the script needs, under <c>calculator.</c></summary>
    private static readonly string[] ScriptWords =
    [
        "range", "empty", "not-a-number", "not-whole", "too-small", "too-large", "not-a-step", "mend", "copy", "copied", "copy-by-hand", "csv-name",
    ];

    private static readonly string[] PageWords =
        ["choose", "result", "hours", "rows", "source", "print", "csv", "reset"];

    public string Name => "calculator";

    /// <summary>Title and slug are those of the page to embed.</summary>
    public IReadOnlyList<string> StringKeys { get; } =
        [.. ScriptWords.Concat(PageWords).Select(w => "calculator." + w), "calculator.title", "calculator.slug", "table.part", "table.hours"];

    public void Write(BlockScope scope) => scope.Leave();

    public string? DataFile(BlockHole hole) => "data/time-investment.yml";

    public IEnumerable<string> Anchors(BlockHole hole, SiteContent site) => [];

    public void Compose(BlockHole hole, ComposeScope scope)
    {
        if (scope.Site.Data.TimeInvestment is not { } definition)
        {
            scope.Diagnostics.Add(TimeInvestmentRules.NoData, hole.Where, ":::" + hole.Name);
            return;
        }
        // The file was reported.
        if (definition.Modes.IsEmpty)
            return;
        var open = hole.Argument.Length == 0 ? definition.Modes[0].Id : hole.Argument;
        if (!definition.Modes.Any(m => m.Id == open))
        {
            scope.Diagnostics.AddUnknown(TimeInvestmentRules.UnknownMode, hole.Where, open, definition.Modes.Select(m => m.Id), string.Join(", ", definition.Modes.Select(m => m.Id)));
            return;
        }
        scope.Needs("js/time-calculator.js");
        scope.Needs("css/calculator.css");
        var id = "calculator-" + scope.NextNumber().ToString(CultureInfo.InvariantCulture);
        var html = scope.Html;
        html.Raw("<time-calculator"u8).Raw(BlockAttributes.WithClass(hole.Attributes, "calculator"))
            .Attribute("data-definition", CalculatorJson.ForPage(definition, scope.Language))
            .Attribute("data-words", Words(scope)).Raw(">\n<form autocomplete=\"off\">\n"u8);
        html.Raw("<fieldset class=\"calculator-modes\" data-script hidden><legend>"u8).Text(scope.Text("calculator.choose")).Raw("</legend>"u8);
        foreach (var mode in definition.Modes)
        {
            html.Raw("<label><input type=\"radio\" name=\"mode\""u8).Attribute("value", mode.Id).Raw(mode.Id == open ? " checked"u8 : ""u8).Raw("> "u8)
                .Text(mode.Title[scope.Language]).Raw("</label>"u8);
        }
        html.Raw("</fieldset>\n"u8);
        foreach (var mode in definition.Modes)
            new ModeHtml(scope, definition, mode, $"{id}-{mode.Id}", hole.HeadingLevel).Write();
        html.Raw("<p class=\"hidden\" role=\"status\"></p>\n<p class=\"calculator-actions\" data-script hidden>"u8);
        foreach (var action in (string[])["copy", "print", "csv", "reset"])
            html.Raw("<button type=\"button\" class=\"quiet\""u8).Attribute("data-do", action).Raw(">"u8).Text(scope.Text("calculator." + action)).Raw("</button> "u8);
        html.Raw("</p>\n</form>\n</time-calculator>\n"u8);
    }

    private static string Words(ComposeScope scope) =>
        JsonText.Object(ScriptWords.Select(w => KeyValuePair.Create(w, scope.Text("calculator." + w, "{0}", "{1}", "{2}"))));
}
