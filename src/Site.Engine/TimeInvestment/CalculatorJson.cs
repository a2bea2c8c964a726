using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Site.Model;
using Site.Model.TimeInvestment;

namespace Site.Engine.TimeInvestment;

/// <summary>
/// The calculator as data. Numbers are exact: a whole number or a fraction such as "5/2", as text. The same shape stands on
/// the page, in one language, and in /data/time-investment.json, in all.
/// </summary>
public static class CalculatorJson
{
    /// <summary>What the script on a page needs: no more than one language.</summary>
    public static string ForPage(TimeInvestmentDefinition definition, string language)
    {
        var bytes = new ArrayBufferWriter<byte>(8 * 1024);
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteNumber("decimals", definition.Decimals);
            json.WriteString("separator", TimeFormat.Separator(language));
            json.WritePropertyName("modes");
            Modes(json, definition, (name, text) => json.WriteString(name, text[language]));
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    /// <param name="text">Writes a property that holds words.</param>
    public static void Modes(Utf8JsonWriter json, TimeInvestmentDefinition definition, Action<string, LocalizedText> text)
    {
        json.WriteStartArray();
        foreach (var mode in definition.Modes)
        {
            json.WriteStartObject();
            json.WriteString("id", mode.Id);
            text("title", mode.Title);
            text("sentence", mode.Sentence);
            json.WriteStartArray("parameters");
            foreach (var parameter in mode.Parameters)
                Parameter(json, parameter, text);
            json.WriteEndArray();
            json.WriteStartArray("lines");
            foreach (var line in mode.Lines)
            {
                json.WriteStartObject();
                json.WriteString("id", line.Id);
                text("label", line.Label);
                json.WriteString("source", line.Source);
                Conditions(json, "when", line.When);
                Factors(json, "product", line.Product);
                Factors(json, "divide", line.Divide);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("outputs");
            foreach (var output in mode.Outputs)
            {
                json.WriteStartObject();
                json.WriteString("id", output.Id);
                text("label", output.Label);
                json.WriteStartArray("sum");
                foreach (var line in output.Sum)
                    json.WriteStringValue(line);
                json.WriteEndArray();
                json.WriteString("of", output.Of);
                Factors(json, "times", output.Times);
                Factors(json, "divide", output.Divide);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Parameter(Utf8JsonWriter json, CalculatorParameter parameter, Action<string, LocalizedText> text)
    {
        json.WriteStartObject();
        json.WriteString("id", parameter.Id);
        text("label", parameter.Label);
        Conditions(json, "visible", parameter.Visible);
        switch (parameter)
        {
            case NumberParameter number:
                json.WriteString("type", "number");
                json.WriteString("default", number.Default.ToString());
                json.WriteString("min", number.Min.ToString());
                json.WriteString("max", number.Max.ToString());
                if (number.MaxParameter is not null)
                    json.WriteString("maxParameter", number.MaxParameter);
                json.WriteString("step", number.Step.ToString());
                break;
            case ChoiceParameter choice:
                json.WriteString("type", "choice");
                json.WriteString("default", choice.Default);
                json.WriteStartArray("options");
                foreach (var option in choice.Options)
                {
                    json.WriteStartObject();
                    json.WriteString("id", option.Id);
                    text("label", option.Label);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
                break;
            case BooleanParameter boolean:
                json.WriteString("type", "boolean");
                json.WriteString("default", boolean.Default ? "true" : "false");
                break;
        }
        json.WriteEndObject();
    }

    private static void Conditions(Utf8JsonWriter json, string name, ImmutableArray<Condition> conditions)
    {
        json.WriteStartArray(name);
        foreach (var condition in conditions)
        {
            json.WriteStartArray();
            json.WriteStringValue(condition.Parameter);
            json.WriteStringValue(condition.Value);
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    private static void Factors(Utf8JsonWriter json, string name, ImmutableArray<Factor> factors)
    {
        json.WriteStartArray(name);
        foreach (var factor in factors)
        {
            json.WriteStartObject();
            switch (factor)
            {
                case NumberFactor number:
                    json.WriteString("number", number.Value.ToString());
                    break;
                case ParameterFactor parameter:
                    json.WriteString("parameter", parameter.Parameter);
                    break;
                case ByOptionFactor by:
                    json.WriteString("by", by.Parameter);
                    json.WriteStartObject("of");
                    foreach (var option in by.Of)
                        json.WriteString(option.Key, option.Value.Value.ToString());
                    json.WriteEndObject();
                    break;
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
