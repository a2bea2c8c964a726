using System.Globalization;
using Site.Engine.Assembly;
using Site.Engine.Learning;

namespace Site.Engine.Markdown.Blocks.SelfTest;

/// <summary><c>:::self-test principles</c>: a module of content/self-tests, every question a form, every answer with its reasons in details.</summary>
public sealed class SelfTestBlock : ISiteBlock
{
    /// <summary>Words that the script needs, under <c>self-test.</c></summary>
    private static readonly string[] ScriptWords =
    [
        "unanswered", "right", "wrong", "partly", "defensible", "missed", "mark-right", "mark-wrong", "mark-defensible", "mark-missed", "in-place", "belongs-at",
        "fits-here", "up", "down", "moved", "goes-on", "started-again", "numbers", "question-short", "progress", "state-open", "state-right", "state-part", "state-wrong",
        "next-question", "show-result", "ask-sure", "one-page", "print-questions", "print-answers", "print-results", "wipe", "wiped", "kept-here", "due-one", "due-many",
        "practise-due", "result-title", "result-date", "result-total", "result-open", "result-rows", "result-row", "result-points", "result-word", "points-of", "row-good", "row-half",
        "row-weak", "result-review", "sure-but-wrong", "sure-sure", "sure-think", "sure-guess", "retry", "comes-back", "calendar", "calendar-title", "calendar-text",
        "calendar-saved",
    ];

    private static readonly string[] PageWords =
    [
        "question", "one-answer", "more-answers", "put-in-order", "match-each", "label-each", "type-answer", "decide", "your-answer", "choose", "choose-from", "hint", "check", "again",
        "how-sure", "answer", "right-order", "also", "read-more", "then-step", "then-end", "step", "frame", "drawn", "any-other", "fits-nowhere",
    ];

    public string Name => "self-test";

    public IReadOnlyList<string> StringKeys { get; } = [.. ScriptWords.Concat(PageWords).Select(w => "self-test." + w)];

    public void Write(BlockScope scope)
    {
        if (scope.NeedsArgument(":::self-test principles"))
            scope.Leave();
    }

    public string? DataFile(BlockHole hole) => $"self-tests/{hole.Argument}.yml";

    public IEnumerable<string> Anchors(BlockHole hole, SiteContent site) =>
        site.Data.SelfTests.FirstOrDefault(m => m.Id == hole.Argument) is { } module
            ? [Anchor(module), .. module.Questions.Select(q => q.Id).Concat(module.Unread).Select(id => id.ToLowerInvariant())]
            : [];

    public void Compose(BlockHole hole, ComposeScope scope)
    {
        if (scope.Site.Data.SelfTests.FirstOrDefault(m => m.Id == hole.Argument) is not { } module)
        {
            var names = scope.Site.Data.SelfTests.Select(m => m.Id).ToList();
            scope.Diagnostics.AddUnknown(LearningRules.UnknownModule, hole.Where, hole.Argument, names, string.Join(", ", names));
            return;
        }
        scope.Needs("js/self-test.js");
        scope.Needs("css/self-test.css");
        var (html, language) = (scope.Html, scope.Language);
        html.Raw("<self-test"u8).Raw(BlockAttributes.WithClass(hole.Attributes, "self-test")).Attribute("id", Anchor(module)).Attribute("data-module", module.Id)
            .Attribute("data-title", module.Title[language]).Attribute("data-rows", Rows(module, scope)).Attribute("data-words", Words(scope)).Raw(">\n"u8)
            .Raw("<p class=\"self-test-intro\">"u8).Text(module.Introduction[language]).Raw("</p>\n<p class=\"hidden\" role=\"status\"></p>\n"u8)
            .Raw("<div class=\"self-test-bar\"></div>\n<ol class=\"questions\">\n"u8);
        for (var i = 0; i < module.Questions.Length; i++)
            new QuestionHtml(scope, module.Questions[i], i + 1, module.Questions.Length).Write();
        html.Raw("</ol>\n<div class=\"self-test-foot\"></div>\n</self-test>\n"u8);
    }

    private static string Anchor(Model.Learning.SelfTest module) => "self-test-" + module.Id;

    private static string Words(ComposeScope scope) =>
        JsonText.Object(ScriptWords.Select(w => KeyValuePair.Create(w, scope.Text("self-test." + w, "{0}", "{1}", "{2}"))));

    /// <summary>The rows of the result: clusters of principles in their order, then the topics of the module.</summary>
    private static string Rows(Model.Learning.SelfTest module, ComposeScope scope) => JsonText.Of(json =>
    {
        json.WriteStartArray();
        foreach (var cluster in module.Questions.SelectMany(q => q.Principles).Select(p => p.Cluster).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            Row(cluster, scope.Site.Data.Principles.NameOf(cluster)?[scope.Language] ?? cluster);
        foreach (var topic in module.Topics)
            Row(topic.Id, topic.Title[scope.Language]);
        json.WriteEndArray();

        void Row(string id, string title)
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteString("title", title);
            json.WriteEndObject();
        }
    });

    /// <summary>Numbers of questions and steps are the same in every language.</summary>
    internal static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
