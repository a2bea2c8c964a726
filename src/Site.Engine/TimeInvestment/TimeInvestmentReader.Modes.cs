using System.Collections.Immutable;
using Site.Engine.Yaml;
using Site.Model;
using Site.Model.Diagnostics;
using Site.Model.TimeInvestment;

namespace Site.Engine.TimeInvestment;

/// <summary>The part of the reader that knows the calculator: modes, parameters, lines and outputs.</summary>
public sealed partial class TimeInvestmentReader
{
    private static readonly ImmutableArray<string> ParameterTypes = ["integer", "number", "choice", "boolean"];

    private static readonly ImmutableArray<string> FactorKinds = ["parameter", "number", "value", "by"];

    private static readonly ImmutableArray<string> Booleans = ["true", "false"];

    private Placed<CalculatorMode> Mode(MapReader reader)
    {
        var id = Id(reader);
        var title = reader.RequiredLocalized("title");
        var source = Known(reader, "source", reader.RequiredText("source"), new Bilingual("de bron", "the source"), sources.Select(s => s.Id));
        var sentence = reader.RequiredLocalized("sentence", "The result in words, with {output} and {parameter} holes.");
        var rails = reader.Items("guard-rails", v => Filled(v.Localized()));
        var read = new List<CalculatorParameter>();
        var parameters = Unique(
            reader.Items("parameters", v => v.Object(r => Parameter(r, read)), required: true), p => p.Value.Id, p => p.Where);
        var lines = Unique(reader.Items("lines", v => v.Object(r => Line(r, parameters)), required: true), l => l.Value.Id, l => l.Where);
        var above = new List<string>();
        var outputs = Unique(
            reader.Items("outputs", v => v.Object(r => Output(r, parameters, lines, above)), required: true), o => o.Value.Id, o => o.Where);
        if (!reader.IsDescribing && !outputs.Any(o => o.Id == "total"))
            context.Diagnostics.Add(TimeInvestmentRules.NoTotal, reader.Span("outputs"), id);
        return new(new CalculatorMode(id, title, source, sentence, rails, parameters, lines, outputs), reader.Span("id"));
    }

    private Placed<CalculatorParameter>? Parameter(MapReader reader, List<CalculatorParameter> above)
    {
        var id = Id(reader);
        var type = reader.Choice("type", ParameterTypes, required: true);
        var label = Filled(reader, "label");
        var note = Filled(reader.Localized("note"));
        var visible = Conditions(reader, "visible", above);
        CalculatorParameter? parameter = null;
        if (reader.IsDescribing || type is "integer" or "number")
            parameter = Number(reader, id, label, note, visible, above, whole: type == "integer");
        if (reader.IsDescribing || type == "choice")
            parameter = Choice(reader, id, label, note, visible);
        if (type == "boolean")
            parameter = new BooleanParameter(id, label, note, visible, reader.Flag("default"));
        if (parameter is null)
            return null;
        above.Add(parameter);
        return new(parameter, reader.Span("id"));
    }

    private NumberParameter Number(
        MapReader reader, string id, LocalizedText label, LocalizedText? note, ImmutableArray<Condition> visible,
        List<CalculatorParameter> above, bool whole)
    {
        var min = Exact(reader, "min");
        string? maxParameter = null;
        Rational max;
        if (!reader.IsDescribing && reader.Any("max") is { Node: YamlMapping mapping } other && mapping.Find("parameter") is not null)
        {
            maxParameter = other.Object(r => Known(r, "parameter", r.RequiredText("parameter"), new Bilingual("de parameter", "the parameter"),
                above.OfType<NumberParameter>().Select(p => p.Id)));
            max = above.OfType<NumberParameter>().FirstOrDefault(p => p.Id == maxParameter)?.Max ?? Rational.Zero;
        }
        else
        {
            max = Exact(reader, "max");
        }
        var step = reader.Number("step", "Values go up by this; whole numbers: 1.") is { } given and > 0 ? Rational.Of(given) : Rational.One;
        var otherwise = Exact(reader, "default");
        var parameter = new NumberParameter(id, label, note, visible, otherwise, min, max, maxParameter, whole ? Rational.One : step);
        if (!reader.IsDescribing && (otherwise < min || otherwise > max || !((otherwise - min) / parameter.Step).IsWhole))
            context.Diagnostics.Add(TimeInvestmentRules.Range, reader.Span("default"), id, Show(min), Show(max));
        return parameter;
    }

    private ChoiceParameter Choice(MapReader reader, string id, LocalizedText label, LocalizedText? note, ImmutableArray<Condition> visible)
    {
        var options = Unique(
            reader.Items("options", v => v.Object(r => new Placed<ChoiceOption>(new ChoiceOption(Id(r), Filled(r, "label")), r.Span("id"))), required: !reader.IsDescribing),
            o => o.Value.Id, o => o.Where);
        var chosen = reader.Any("default")?.Node is YamlScalar scalar ? scalar.Value : "";
        if (!reader.IsDescribing)
            Known(reader, "default", chosen, new Bilingual("de keuze", "the option"), options.Select(o => o.Id));
        return new ChoiceParameter(id, label, note, visible, chosen, options);
    }

    private ImmutableArray<Condition> Conditions(MapReader reader, string key, IReadOnlyCollection<CalculatorParameter> parameters)
    {
        var conditions = ImmutableArray.CreateBuilder<Condition>();
        foreach (var (id, value) in reader.Map(key, v => v.Text() is { } text ? new Placed<string>(text, v.Where) : null, "Parameter and the option it must have."))
        {
            var known = parameters.FirstOrDefault(p => p.Id == id) switch
            {
                ChoiceParameter choice => choice.Options.Select(o => o.Id),
                BooleanParameter => Booleans,
                _ => null,
            };
            var names = known ?? parameters.Where(p => p is not NumberParameter).Select(p => p.Id);
            var found = known is null ? id : value.Value;
            if (!names.Contains(found))
            {
                context.Diagnostics.AddUnknown(TimeInvestmentRules.UnknownReference, value.Where, found, names,
                    known is null ? new Bilingual("de parameter", "the parameter") : new Bilingual("de keuze", "the option"), string.Join(", ", names));
            }
            conditions.Add(new Condition(id, value.Value));
        }
        return conditions.ToImmutable();
    }

    private Placed<CalculatorLine> Line(MapReader reader, ImmutableArray<CalculatorParameter> parameters) => new(
        new CalculatorLine(
            Id(reader),
            Filled(reader, "label"),
            Known(reader, "source", reader.RequiredText("source"), new Bilingual("de bron", "the source"), sources.Select(s => s.Id)),
            Conditions(reader, "when", parameters),
            reader.Items("product", v => Factor(v, parameters, divides: false), required: true),
            reader.Items("divide", v => Factor(v, parameters, divides: true))),
        reader.Span("id"));

    private Placed<CalculatorOutput> Output(
        MapReader reader, ImmutableArray<CalculatorParameter> parameters, ImmutableArray<CalculatorLine> lines, List<string> above)
    {
        var id = Id(reader);
        var label = Filled(reader, "label");
        reader.Text("unit", "What the figure counts when it is not hours.");
        var sum = reader.Items("sum", v => Known(v, new Bilingual("de regel", "the line"), lines.Select(l => l.Id)));
        var of = reader.Text("of", "Id of an output above this one.");
        if (of is not null)
            Known(reader, "of", of, new Bilingual("de uitkomst", "the output"), above);
        var times = reader.Items("times", v => Factor(v, parameters, divides: false));
        var product = reader.Items("product", v => Factor(v, parameters, divides: false));
        var divide = reader.Items("divide", v => Factor(v, parameters, divides: true));
        above.Add(id);
        return new(new CalculatorOutput(id, label, sum, of, times.AddRange(product), divide), reader.Span("id"));
    }

    private Factor? Factor(ValueReader value, ImmutableArray<CalculatorParameter> parameters, bool divides) =>
        value.Object(r => Factor(r, parameters, divides));

    private Factor? Factor(MapReader reader, ImmutableArray<CalculatorParameter> parameters, bool divides)
    {
        var parameter = reader.Text("parameter", "The number that the visitor filled in.");
        var number = reader.Number("number");
        var path = reader.Text("value", "Path into the tables: table.row.field.");
        var by = reader.Text("by", "A choice; of: holds a factor per option.");
        var of = reader.Map("of", v => v.Object(r => Figure(r, divides)));
        if (reader.IsDescribing)
            return null;
        if (new[] { parameter, number is null ? null : "", path, by }.Count(p => p is not null) != 1)
        {
            context.Diagnostics.Add(TimeInvestmentRules.OddFactor, reader.Where, "{" + string.Join(", ", FactorKinds.Where(reader.Has)) + "}");
            return null;
        }
        if (parameter is not null)
        {
            var numbers = parameters.OfType<NumberParameter>().ToList();
            Known(reader, "parameter", parameter, new Bilingual("de parameter", "the parameter"), numbers.Select(p => p.Id));
            if (divides && numbers.Find(p => p.Id == parameter) is { } divisor && divisor.Min <= Rational.Zero)
                context.Diagnostics.Add(TimeInvestmentRules.DivisionByZero, reader.Span("parameter"), parameter);
            return new ParameterFactor(parameter);
        }
        if (by is not null)
        {
            var choice = parameters.OfType<ChoiceParameter>().FirstOrDefault(p => p.Id == by);
            Known(reader, "by", by, new Bilingual("de keuze", "the choice"), parameters.OfType<ChoiceParameter>().Select(p => p.Id));
            foreach (var option in choice?.Options ?? [])
            {
                if (!of.Any(o => o.Key == option.Id))
                    context.Diagnostics.Add(TimeInvestmentRules.MissingOption, reader.Span("of"), by, option.Id);
            }
            return new ByOptionFactor(by, of);
        }
        return Figure(reader, number, path, divides);
    }

    /// <summary>A factor that is the same for every visitor: a number, or a figure of the tables.</summary>
    private NumberFactor? Figure(MapReader reader, bool divides)
    {
        var number = reader.Number("number");
        var path = reader.Text("value", "Path into the tables: table.row.field.");
        if (reader.IsDescribing)
            return null;
        if (number is null == path is null)
        {
            context.Diagnostics.Add(TimeInvestmentRules.OddFactor, reader.Where, "{" + string.Join(", ", FactorKinds.Where(reader.Has)) + "}");
            return null;
        }
        return Figure(reader, number, path, divides);
    }

    private NumberFactor Figure(MapReader reader, decimal? number, string? path, bool divides)
    {
        var exact = path is null ? Rational.Of(number ?? 0) : Figure(path, reader.Span("value"));
        if (divides && exact == Rational.Zero)
            context.Diagnostics.Add(TimeInvestmentRules.DivisionByZero, reader.Where, path ?? "number");
        return new NumberFactor(exact, path);
    }
}
