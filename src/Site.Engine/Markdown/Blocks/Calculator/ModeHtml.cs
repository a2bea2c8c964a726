using Site.Engine.Html;
using Site.Engine.TimeInvestment;
using Site.Model.TimeInvestment;

namespace Site.Engine.Markdown.Blocks.Calculator;

/// <summary>One mode of the calculator: its fields, which a script shows, and its result with the default values, which always stands.</summary>
internal sealed class ModeHtml(ComposeScope scope, TimeInvestmentDefinition definition, CalculatorMode mode, string id, int headingLevel)
{
    private readonly CalculatorSettings defaults = CalculatorSettings.Read(mode, new Dictionary<string, string>(StringComparer.Ordinal));

    private HtmlWriter Html => scope.Html;

    private string Language => scope.Language;

    public void Write()
    {
        Html.Raw("<section class=\"calculator-mode\""u8).Attribute("data-mode", mode.Id).Attribute("aria-labelledby", id + "-title").Raw(">\n<h"u8).Number(headingLevel)
            .Attribute("id", id + "-title").Raw(">"u8).Text(mode.Title[Language]).Raw("</h"u8).Number(headingLevel).Raw(">\n<div class=\"calculator-fields\" data-script hidden>\n"u8);
        foreach (var parameter in mode.Parameters)
            Field(parameter);
        Html.Raw("</div>\n"u8);
        Result();
        Html.Raw("</section>\n"u8);
    }

    private void Field(CalculatorParameter parameter)
    {
        var field = $"{id}-{parameter.Id}";
        Html.Raw("<div class=\"field\""u8).Attribute("data-parameter", parameter.Id).Raw(defaults.Holds(parameter.Visible) ? ">"u8 : " hidden>"u8);
        var note = parameter.Note is null ? null : field + "-note";
        switch (parameter)
        {
            case NumberParameter number:
                var range = scope.Text("calculator.range", Number(number.Min), Number(number.Max), Number(number.Step));
                Html.Raw("<label"u8).Attribute("for", field).Raw(">"u8).Text(number.Label[Language]).Raw("</label> <span class=\"range\""u8).Attribute("id", field + "-range").Raw(">"u8)
                    .Text(range).Raw("</span><input type=\"text\""u8).Attribute("inputmode", number.Step.IsWhole ? "numeric" : "decimal")
                    .Attribute("id", field).Attribute("name", number.Id).Attribute("value", Number(defaults.Number(number.Id)))
                    .Attribute("aria-describedby", $"{field}-range {field}-problem{(note is null ? "" : " " + note)}").Raw(">"u8)
                    .Raw("<p class=\"problem\" hidden"u8).Attribute("id", field + "-problem").Raw("></p>"u8);
                break;
            case ChoiceParameter choice:
                Html.Raw("<fieldset"u8).Attribute("aria-describedby", note).Raw("><legend>"u8).Text(choice.Label[Language]).Raw("</legend>"u8);
                foreach (var option in choice.Options)
                {
                    Html.Raw("<label><input type=\"radio\""u8).Attribute("name", choice.Id).Attribute("value", option.Id)
                        .Raw(option.Id == choice.Default ? " checked"u8 : ""u8).Raw("> "u8).Text(option.Label[Language]).Raw("</label>"u8);
                }
                Html.Raw("</fieldset>"u8);
                break;
            case BooleanParameter boolean:
                Html.Raw("<label><input type=\"checkbox\""u8).Attribute("name", boolean.Id).Attribute("aria-describedby", note)
                    .Raw(boolean.Default ? " checked"u8 : ""u8).Raw("> "u8).Text(boolean.Label[Language]).Raw("</label>"u8);
                break;
        }
        if (parameter.Note is { } text)
            Html.Raw("<p class=\"note\""u8).Attribute("id", note).Raw(">"u8).Text(text[Language]).Raw("</p>"u8);
        Html.Raw("</div>\n"u8);
    }

    private void Result()
    {
        var result = TimeInvestment.Calculator.Evaluate(mode, defaults);
        Html.Raw("<div class=\"calculator-result\">\n<p class=\"calculator-total\"><span>"u8).Text(scope.Text("calculator.result"))
            .Raw("</span> <output name=\"total\" data-output=\"total\" aria-live=\"off\">"u8).Text(Shown(result.Output("total"))).Raw("</output> <span>"u8)
            .Text(scope.Text("calculator.hours")).Raw("</span></p>\n<p class=\"calculator-sentence\">"u8).Text(Sentence(result)).Raw("</p>\n"u8);
        Rows(result);
        Html.Raw("<dl class=\"calculator-more\">"u8);
        foreach (var output in mode.Outputs.Where(o => o.Id != "total"))
        {
            Html.Raw("<div><dt>"u8).Text(output.Label[Language]).Raw("</dt><dd><output"u8).Attribute("name", output.Id).Attribute("data-output", output.Id)
                .Raw(" aria-live=\"off\">"u8).Text(Shown(result.Output(output.Id))).Raw("</output></dd></div>"u8);
        }
        Html.Raw("</dl>\n<ul class=\"calculator-rails\">"u8);
        foreach (var rail in definition.GuardRails.Concat(mode.GuardRails))
            Html.Raw("<li>"u8).Text(rail[Language]).Raw("</li>"u8);
        Html.Raw("</ul>\n</div>\n"u8);
    }

    private void Rows(CalculatorResult result)
    {
        var longest = result.Lines.Select(l => l.Value).DefaultIfEmpty(Rational.One).Max();
        Html.Raw("<div class=\"scroll\" role=\"group\" tabindex=\"0\""u8).Attribute("aria-labelledby", id + "-rows").Raw("><table><caption"u8).Attribute("id", id + "-rows").Raw(">"u8)
            .Text(scope.Text("calculator.rows")).Raw("</caption><thead><tr><th scope=\"col\">"u8).Text(scope.Text("table.part"))
            .Raw("</th><th scope=\"col\" class=\"num\">"u8).Text(scope.Text("table.hours")).Raw("</th><td class=\"bar\"></td><th scope=\"col\">"u8)
            .Text(scope.Text("calculator.source")).Raw("</th></tr></thead><tbody>\n"u8);
        foreach (var line in mode.Lines)
        {
            var value = result.Lines.FirstOrDefault(l => l.Key == line.Id);
            var holds = value.Key is not null;
            var width = holds && longest > Rational.Zero ? (int)(double)((value.Value / longest * Rational.Of(100)).Round(0).Numerator) : 0;
            var source = definition.Sources.First(s => s.Id == line.Source);
            Html.Raw("<tr"u8).Attribute("data-line", line.Id).Raw(holds ? "><th scope=\"row\">"u8 : " hidden><th scope=\"row\">"u8).Text(line.Label[Language])
                .Raw("</th><td class=\"num\" data-hours>"u8).Text(holds ? Shown(value.Value) : "")
                .Raw("</td><td class=\"bar\"><svg viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect class=\"part-1\" height=\"10\" width=\""u8).Number(width)
                .Raw("\"/></svg></td><td>"u8).Text(source.Title[Language]).Raw("</td></tr>\n"u8);
        }
        Html.Raw("</tbody><tfoot><tr><th scope=\"row\">"u8).Text(mode.Outputs.First(o => o.Id == "total").Label[Language])
            .Raw("</th><td class=\"num\" data-output=\"total\">"u8).Text(Shown(result.Output("total"))).Raw("</td><td class=\"bar\"></td><td></td></tr></tfoot></table></div>\n"u8);
    }

    private string Sentence(CalculatorResult result)
    {
        var sentence = mode.Sentence[Language];
        foreach (var output in result.Outputs)
            sentence = sentence.Replace("{" + output.Key + "}", Shown(output.Value), StringComparison.Ordinal);
        foreach (var number in mode.Parameters.OfType<NumberParameter>())
            sentence = sentence.Replace("{" + number.Id + "}", Shown(defaults.Number(number.Id)), StringComparison.Ordinal);
        return sentence;
    }

    private string Shown(Rational value) => TimeFormat.Number(value, definition.Decimals, Language);

    private string Number(Rational value) => TimeFormat.Number(value, 6, Language);
}
