using System.Collections.Immutable;
using Site.Engine.Html;
using Site.Model.Learning;

namespace Site.Engine.Markdown.Blocks.SelfTest;

/// <summary>
/// The answer of a question with every reason, folded away: what a visitor without scripts reads, what is printed, and what the script takes its
/// feedback from.
/// </summary>
internal sealed class AnswerHtml(ComposeScope scope, Question question)
{
    private HtmlWriter Html => scope.Html;

    private string Language => scope.Language;

    public void Write()
    {
        Html.Raw("<details class=\"question-answer\"><summary>"u8).Text(Word("answer")).Raw("</summary>\n"u8);
        switch (question.Interaction)
        {
            case ChoiceInteraction choice:
                Html.Raw("<ul class=\"answers\">\n"u8);
                for (var i = 0; i < choice.Choices.Length; i++)
                    Item(choice.Choices[i].Id, choice.Choices[i].Verdict, choice.Choices[i].Text?[Language] ?? Word("frame", SelfTestBlock.Digits(i + 1)), choice.Choices[i].Feedback);
                Html.Raw("</ul>\n"u8);
                break;
            case OrderInteraction order:
                Order(order);
                break;
            case MatchInteraction match:
                Match(match);
                break;
            case TextInteraction text:
                Html.Raw("<ul class=\"answers\">\n"u8);
                foreach (var answer in text.Answers)
                    Item(answer.Id, answer.Verdict, answer.Shown[Language], answer.Feedback);
                Item("other", Verdict.Wrong, Word("any-other"), text.Other);
                Html.Raw("</ul>\n"u8);
                break;
            case ScenarioInteraction scenario:
                Scenario(scenario);
                break;
        }
        Html.Raw("</details>\n"u8);
    }

    private void Order(OrderInteraction order)
    {
        Html.Raw("<p>"u8).Text(Word("right-order")).Raw("</p><ol class=\"answers\">\n"u8);
        foreach (var item in order.Items)
        {
            Html.Raw("<li"u8).Attribute("data-answer", item.Id).Raw(" data-verdict=\"right\"><p class=\"answer-label\"><q>"u8).Text(item.Text[Language])
                .Raw("</q></p><p class=\"reason\">"u8).Text(item.Feedback[Language]).Raw("</p></li>\n"u8);
        }
        Html.Raw("</ol>\n<div data-answer=\"wrong-order\" data-verdict=\"wrong\">"u8);
        Reason(order.WrongOrder);
        Html.Raw("</div>\n"u8);
    }

    private void Match(MatchInteraction match)
    {
        Html.Raw("<ul class=\"answers\">\n"u8);
        // As the question asks them; what fits nowhere comes last.
        var places = match.Sources.Select((source, at) => (source.Target, at)).DistinctBy(s => s.Target).ToDictionary(s => s.Target, s => s.at, StringComparer.Ordinal);
        foreach (var target in match.Targets.OrderBy(t => places.GetValueOrDefault(t.Id, int.MaxValue)))
        {
            var sources = match.Sources.Select((s, i) => (Source: s, Place: i + 1)).Where(s => s.Source.Target == target.Id)
                .Select(s => s.Source.Text?[Language] ?? Word("frame", SelfTestBlock.Digits(s.Place))).ToImmutableArray();
            Html.Raw("<li"u8).Attribute("data-answer", target.Id).Attribute("data-verdict", sources.IsEmpty ? "wrong" : "right").Raw("><p class=\"answer-label\">"u8)
                .Text(sources.IsEmpty ? Word("fits-nowhere") : string.Join(", ", sources)).Raw(": <q>"u8).Text(target.Text[Language]).Raw("</q></p>"u8);
            Reason(target.Feedback);
            Html.Raw("</li>\n"u8);
        }
        Html.Raw("</ul>\n"u8);
    }

    private void Scenario(ScenarioInteraction scenario)
    {
        for (var i = 0; i < scenario.Nodes.Length; i++)
        {
            var node = scenario.Nodes[i];
            Html.Raw("<p class=\"node-title\"><strong>"u8).Text(Word("step", SelfTestBlock.Digits(i + 1))).Raw("</strong> "u8).Text(node.Text[Language]).Raw("</p>\n<ul class=\"answers\">\n"u8);
            foreach (var choice in node.Choices)
            {
                // A node that is not there is told by the check; the page is made all the same.
                var step = choice.Next is null ? 0 : 1 + scenario.Nodes.IndexOf(scenario.Nodes.FirstOrDefault(n => n.Id == choice.Next)!);
                Item($"{node.Id}-{choice.Id}", choice.Verdict, choice.Text[Language], choice.Feedback, step == 0 ? Word("then-end") : Word("then-step", SelfTestBlock.Digits(step)));
            }
            Html.Raw("</ul>\n"u8);
        }
    }

    private void Item(string id, Verdict verdict, string text, Feedback feedback, string? next = null)
    {
        Html.Raw("<li"u8).Attribute("data-answer", id).Attribute("data-verdict", QuestionKey.Word(verdict)).Raw("><p class=\"answer-label\"><strong>"u8)
            .Text(Word("mark-" + QuestionKey.Word(verdict))).Raw("</strong> <q>"u8).Text(text).Raw("</q></p>"u8);
        Reason(feedback);
        if (next is not null)
            Html.Raw("<p class=\"then\">"u8).Text(next).Raw("</p>"u8);
        Html.Raw("</li>\n"u8);
    }

    private void Reason(Feedback feedback)
    {
        Html.Raw("<p class=\"reason\">"u8).Text(feedback.Text[Language]);
        if (feedback.Defensible is { } reason)
            Html.Raw(" <em>"u8).Text(Word("also")).Raw("</em> "u8).Text(reason[Language]);
        if (feedback.Explain is { } explain && scope.Site.Find(explain.Page, Language) is { } page)
        {
            Html.Raw(" <a"u8).Attribute("href", scope.Site.Url(page.Route) + (explain.Anchor is null ? "" : "#" + explain.Anchor)).Raw(">"u8)
                .Text(Word("read-more", page.Title)).Raw("</a>"u8);
        }
        Html.Raw("</p>"u8);
    }

    private string Word(string key, params ReadOnlySpan<object> arguments) => scope.Text("self-test." + key, arguments);
}
