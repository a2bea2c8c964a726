using System.Text.Json;
using Site.Engine.Learning;
using Site.Model.Learning;

namespace Site.Engine.Markdown.Blocks.SelfTest;

/// <summary>The key of a question for the script: no words of any language, and all that scoring needs.</summary>
public static class QuestionKey
{
    public static string Of(Question question) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("id", question.Id);
        json.WriteNumber("revision", question.Revision);
        json.WriteStartArray("rows");
        foreach (var row in question.Principles.Select(p => p.Cluster).Distinct(StringComparer.Ordinal))
            json.WriteStringValue(row);
        if (question.Topic is { } topic)
            json.WriteStringValue(topic);
        json.WriteEndArray();
        Write(json, question.Interaction);
        json.WriteEndObject();
    });

    public static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Right => "right",
        Verdict.Defensible => "defensible",
        _ => "wrong",
    };

    /// <summary>The properties of the key that scoring reads.</summary>
    public static void Write(Utf8JsonWriter json, Interaction interaction)
    {
        switch (interaction)
        {
            case ChoiceInteraction choice:
                json.WriteString("kind", "choice");
                json.WriteBoolean("multiple", choice.Multiple);
                json.WriteStartObject("choices");
                foreach (var option in choice.Choices)
                    json.WriteString(option.Id, Word(option.Verdict));
                json.WriteEndObject();
                break;
            case OrderInteraction order:
                json.WriteString("kind", "order");
                List(json, "items", order.Items.Select(i => i.Id));
                break;
            case MatchInteraction match:
                json.WriteString("kind", "match");
                json.WriteStartObject("sources");
                foreach (var source in match.Sources)
                    json.WriteString(source.Id, source.Target);
                json.WriteEndObject();
                List(json, "targets", match.Targets.Select(t => t.Id));
                break;
            case TextInteraction text:
                json.WriteString("kind", "text");
                json.WriteStartArray("answers");
                foreach (var answer in text.Answers)
                {
                    json.WriteStartObject();
                    json.WriteString("id", answer.Id);
                    json.WriteString("verdict", Word(answer.Verdict));
                    List(json, "accept", answer.Accept.Select(Scoring.Fold).Distinct(StringComparer.Ordinal));
                    json.WriteEndObject();
                }
                json.WriteEndArray();
                break;
            case ScenarioInteraction scenario:
                json.WriteString("kind", "scenario");
                json.WriteString("start", scenario.Start);
                json.WriteStartObject("nodes");
                foreach (var node in scenario.Nodes)
                {
                    json.WriteStartObject(node.Id);
                    foreach (var choice in node.Choices)
                    {
                        json.WriteStartObject(choice.Id);
                        json.WriteString("verdict", Word(choice.Verdict));
                        json.WriteString("next", choice.Next);
                        json.WriteEndObject();
                    }
                    json.WriteEndObject();
                }
                json.WriteEndObject();
                break;
        }
    }

    private static void List(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
