using System.Collections.Immutable;
using Site.Engine.Yaml;
using Site.Model.Diagnostics;
using Site.Model.Learning;

namespace Site.Engine.Learning.Questions.Scenario;

/// <summary>A situation that goes on differently with each decision.</summary>
internal sealed class ScenarioType : IQuestionType
{
    public string Name => "scenario";

    public Interaction Read(MapReader reader, QuestionContext question)
    {
        var start = reader.RequiredText("start", "Id of the first node.");
        var nodes = reader.Items("nodes", v => v.Object(r => Node(r, question)), required: true);
        if (!reader.IsDescribing && nodes.Length > 0)
            Graph(nodes, start, reader.Span("start"), question);
        return new ScenarioInteraction(start, question.Unique(nodes, n => n.Id).Select(n => n.Node).ToImmutableArray());
    }

    private static Placed<NodeOf> Node(MapReader reader, QuestionContext question)
    {
        var id = QuestionContext.ItemId(reader);
        var text = reader.RequiredLocalized("text");
        var choices = reader.Items("choices", v => v.Object(r => Choice(r, question)), required: true);
        ImmutableArray<Placed<ScenarioChoice>> placed = [.. choices.Select(c => new Placed<ScenarioChoice>(c.Value.Choice, c.Where))];
        if (reader.IsGiven("choices"))
        {
            question.Distinct(placed, c => c.Text, reader.Span("choices"), new Bilingual("keuzes", "choices"));
            question.RightAnswers(placed.Count(c => c.Value.Verdict == Verdict.Right), several: true, reader.Span("choices"));
        }
        var node = new ScenarioNode(id, text, question.Shown(question.Unique(placed, c => c.Id)));
        return new(new NodeOf(id, node, [.. choices.Select(c => c.Value)]), reader.Span("id"));
    }

    private static Placed<ChoiceOf> Choice(MapReader reader, QuestionContext question)
    {
        var id = QuestionContext.ItemId(reader);
        var text = reader.RequiredLocalized("text");
        var (verdict, feedback) = question.Judged(reader);
        var next = reader.Text("next", "Id of the node that follows; left out: the end.");
        return new(new ChoiceOf(new ScenarioChoice(id, verdict, text, feedback, next), reader.Span("next")), reader.Span("id"));
    }

    /// <summary>Every node is named, can be reached from the start, and leads to the end.</summary>
    private static void Graph(ImmutableArray<Placed<NodeOf>> nodes, string start, SourceSpan startWhere, QuestionContext question)
    {
        var byId = nodes.DistinctBy(n => n.Value.Id).ToDictionary(n => n.Value.Id, n => n.Value, StringComparer.Ordinal);
        var names = string.Join(", ", byId.Keys);
        if (!byId.ContainsKey(start))
        {
            question.Diagnostics.AddUnknown(LearningRules.UnknownNode, startWhere, start, byId.Keys, names);
            return;
        }
        foreach (var choice in nodes.SelectMany(n => n.Value.Choices))
        {
            if (choice.Choice.Next is { } next && !byId.ContainsKey(next))
                question.Diagnostics.AddUnknown(LearningRules.UnknownNode, choice.NextWhere, next, byId.Keys, names);
        }
        var reached = new HashSet<string>(StringComparer.Ordinal) { start };
        var queue = new Queue<string>([start]);
        while (queue.TryDequeue(out var id))
        {
            foreach (var next in byId[id].Choices.Select(c => c.Choice.Next))
            {
                if (next is not null && byId.ContainsKey(next) && reached.Add(next))
                    queue.Enqueue(next);
            }
        }
        var ending = new HashSet<string>(StringComparer.Ordinal);
        bool Ends(NodeOf node) => node.Choices.Any(c => c.Choice.Next is not { } next || ending.Contains(next) || !byId.ContainsKey(next));
        while (byId.Values.FirstOrDefault(n => !ending.Contains(n.Id) && Ends(n)) is { } found)
            ending.Add(found.Id);
        foreach (var node in nodes)
        {
            if (!reached.Contains(node.Value.Id))
                question.Diagnostics.Add(LearningRules.UnreachableNode, node.Where, node.Value.Id);
            else if (!ending.Contains(node.Value.Id))
                question.Diagnostics.Add(LearningRules.EndlessNode, node.Where, node.Value.Id);
        }
    }

    private sealed record NodeOf(string Id, ScenarioNode Node, ImmutableArray<ChoiceOf> Choices);

    private sealed record ChoiceOf(ScenarioChoice Choice, SourceSpan NextWhere);
}
