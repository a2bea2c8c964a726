using System.Collections.Immutable;
using System.Globalization;
using Site.Engine.Learning.Questions;
using Site.Engine.Yaml;
using Site.Model.Learning;

namespace Site.Engine.Learning;

/// <summary>Reads one file of content/self-tests/.</summary>
public static class SelfTestReader
{
    /// <summary>The module, or null when the file is not YAML at all; every other fault is a diagnostic.</summary>
    /// <param name="name">File name without its ending; the id of the module must be the same.</param>
    public static SelfTest? Read(string text, string name, YamlContext context)
    {
        var module = context.ReadFile(text, Describe);
        if (module is null)
            return null;
        if (module.Id != name && module.Id.Length > 0)
            context.Diagnostics.Add(LearningRules.ModuleName, module.Where, module.Id, name);
        LongestIsRight(module, context);
        return module;
    }

    /// <summary>The reader method; also what the JSON Schema of the file is made from.</summary>
    public static SelfTest? Describe(MapReader reader)
    {
        var id = reader.RequiredText("id", "The name of the file.", "^[a-z0-9-]+$");
        var where = reader.Span("id");
        var title = reader.RequiredLocalized("title");
        var introduction = reader.RequiredLocalized("intro", "What the questions are about, and that they are for practice.");
        var context = new QuestionContext(reader.Context, id, shuffles: false);
        var topics = context.Unique(
            reader.Items("topics", v => v.Object(r => new Placed<Topic>(new Topic(QuestionContext.ItemId(r), r.RequiredLocalized("title")), r.Span("id"))),
                "Rows of the result for questions without principles."),
            t => t.Id);
        var retired = reader.Items("retired", v => v.Text() is { } old ? new Retired(old, v.Where) : null, "Ids that were used once; never to be used again.");
        var unread = ImmutableArray.CreateBuilder<string>();
        var shapes = Shapes(topics);
        var questions = context.Unique(reader.Items("questions", v => Noted(v, v.OneOf("type", shapes), unread), required: true), q => q.Id);
        foreach (var question in questions)
        {
            if (retired.Any(r => r.Id == question.Id))
                reader.Context.Diagnostics.Add(LearningRules.RetiredInUse, question.Where, question.Id);
        }
        return new SelfTest(id, title, introduction, topics, retired, questions, where) { Unread = unread.ToImmutable() };
    }

    /// <summary>The question; the id of one that could not be read goes on the list.</summary>
    private static Placed<Question>? Noted(ValueReader value, Placed<Question>? question, ImmutableArray<string>.Builder unread)
    {
        if (question is null && value.Node is YamlMapping mapping && mapping.Find("id") is YamlScalar id)
            unread.Add(id.Value);
        return question;
    }

    private static ImmutableArray<KeyValuePair<string, Func<MapReader, Placed<Question>?>>> Shapes(ImmutableArray<Topic> topics) =>
        [.. QuestionTypes.All.Select(type => KeyValuePair.Create<string, Func<MapReader, Placed<Question>?>>(type.Name, r => Question(r, type, topics)))];

    private static Placed<Question> Question(MapReader reader, IQuestionType type, ImmutableArray<Topic> topics)
    {
        var id = reader.RequiredText("id", "Never changed, never used again: progress is kept under it.", "^[A-Za-z0-9_-]+$");
        var revision = reader.RequiredInteger("revision", 1, 999, "Raise it when the question asks something else; progress is then dropped.");
        var level = reader.RequiredInteger("level", 1, 3, "1 getting to know, 2 understanding, 3 applying.");
        var topic = reader.Text("topic", "Id of a topic of the module.");
        var principles = reader.Items("principles", v => v.Text() is { } name ? new PrincipleReference(name, v.Where) : null, "Ids of principles, such as C2.1.");
        var facts = reader.Texts("facts", "Ids of the facts it rests on.");
        var shuffles = reader.Flag("shuffle", true, "false where the order of the options is a scale.");
        var stem = reader.RequiredLocalized("stem", "What is asked.");
        var hint = reader.Localized("hint", "Shown when asked for.");
        var interaction = type.Read(reader, new QuestionContext(reader.Context, id, shuffles));
        var where = reader.Span("id");
        if (!reader.IsDescribing)
        {
            if (topic is not null && !topics.Any(t => t.Id == topic))
                reader.Context.Diagnostics.AddUnknown(LearningRules.UnknownTopic, reader.Span("topic"), topic, topics.Select(t => t.Id), string.Join(", ", topics.Select(t => t.Id)));
            if (topic is null && principles.IsEmpty)
                reader.Context.Diagnostics.Add(LearningRules.NoResultRow, where, id);
        }
        return new(new Question(id, revision, type.Name, level, topic, principles, facts, stem, hint, interaction, where), where);
    }

    /// <summary>People who guess pick the longest answer; a module where that always works teaches nothing.</summary>
    private static void LongestIsRight(SelfTest module, YamlContext context)
    {
        var choices = module.Questions.Select(q => q.Interaction).OfType<ChoiceInteraction>()
            .Where(c => !c.Multiple && c.Choices.Length > 2 && c.Choices.All(o => o.Text is not null)).ToList();
        if (choices.Count < 4)
            return;
        foreach (var language in context.Languages)
        {
            if (choices.TrueForAll(c => c.Choices.MaxBy(o => o.Text![language].Length)!.Verdict == Verdict.Right))
            {
                context.Diagnostics.Add(LearningRules.LongestIsRight, module.Where, choices.Count.ToString(CultureInfo.InvariantCulture), language);
            }
        }
    }
}
