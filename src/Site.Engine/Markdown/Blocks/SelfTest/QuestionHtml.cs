using Site.Engine.Html;
using Site.Model.Learning;

namespace Site.Engine.Markdown.Blocks.SelfTest;

/// <summary>One question as a form that can be read and answered on paper; what only a script can do is hidden until there is one.</summary>
internal sealed class QuestionHtml(ComposeScope scope, Question question, int number, int of)
{
    private readonly string id = question.Id.ToLowerInvariant();

    private HtmlWriter Html => scope.Html;

    private string Language => scope.Language;

    public void Write()
    {
        Html.Raw("<li class=\"question\" tabindex=\"-1\""u8).Attribute("id", id).Attribute("data-kind", Kind).Attribute("data-key", QuestionKey.Of(question))
            .Raw(">\n<form autocomplete=\"off\" novalidate>\n<fieldset"u8).Attribute("aria-describedby", id + "-how").Raw(">\n<legend><span class=\"question-number\">"u8)
            .Text(Word("question", SelfTestBlock.Digits(number), SelfTestBlock.Digits(of))).Raw("</span> <span class=\"stem\">"u8)
            .Text(question.Stem[Language]).Raw("</span></legend>\n<p class=\"question-how\""u8).Attribute("id", id + "-how").Raw(">"u8).Text(Word(How)).Raw("</p>\n"u8);
        Interaction();
        Html.Raw("</fieldset>\n"u8);
        if (question.Hint is { } hint)
            Html.Raw("<details class=\"hint\"><summary>"u8).Text(Word("hint")).Raw("</summary><p>"u8).Text(hint[Language]).Raw("</p></details>\n"u8);
        Sure();
        Html.Raw("<p class=\"question-actions\" data-script hidden><button type=\"submit\" data-do=\"check\">"u8).Text(Word("check"))
            .Raw("</button> <button type=\"button\" class=\"quiet\" data-do=\"next\">"u8).Text(Word("next-question"))
            .Raw("</button> <button type=\"button\" class=\"quiet\" data-do=\"again\">"u8).Text(Word("again")).Raw("</button></p>\n"u8)
            .Raw("<div class=\"question-feedback\"></div>\n"u8);
        new AnswerHtml(scope, question).Write();
        Html.Raw("</form>\n</li>\n"u8);
    }

    /// <summary>What the style sheet and the sentence above the answers tell apart.</summary>
    private string Kind => question.Interaction switch
    {
        ChoiceInteraction { Choices: [{ Frame: not null }, ..] } => "frames",
        MatchInteraction { Sources: [{ Frame: not null }, ..] } => "frames",
        ChoiceInteraction => "choice",
        OrderInteraction => "order",
        MatchInteraction => "match",
        TextInteraction => "text",
        _ => "scenario",
    };

    private string How => question.Interaction switch
    {
        ChoiceInteraction { Multiple: true } => "more-answers",
        ChoiceInteraction => "one-answer",
        OrderInteraction => "put-in-order",
        MatchInteraction { Sources: [{ Frame: not null }, ..] } => "label-each",
        MatchInteraction => "match-each",
        TextInteraction => "type-answer",
        _ => "decide",
    };

    private void Interaction()
    {
        switch (question.Interaction)
        {
            case ChoiceInteraction choice:
                Html.Raw(Kind == "frames" ? "<ul class=\"options frames\">\n"u8 : "<ul class=\"options\">\n"u8);
                for (var i = 0; i < choice.Choices.Length; i++)
                    Option(choice.Choices[i], choice.Multiple ? "checkbox" : "radio", i + 1);
                Html.Raw("</ul>\n"u8);
                Drawn();
                break;
            case OrderInteraction order:
                Html.Raw("<ol class=\"order\">\n"u8);
                foreach (var item in order.Shown.Select(shown => order.Items.First(i => i.Id == shown)))
                {
                    Html.Raw("<li"u8).Attribute("data-item", item.Id).Raw("><span class=\"order-text\">"u8).Text(item.Text[Language])
                        .Raw("</span><span class=\"order-moves\"></span></li>\n"u8);
                }
                Html.Raw("</ol>\n"u8);
                break;
            case MatchInteraction match:
                Html.Raw(Kind == "frames" ? "<ul class=\"match frames\">\n"u8 : "<ul class=\"match\">\n"u8);
                for (var i = 0; i < match.Sources.Length; i++)
                    Source(match, match.Sources[i], i + 1);
                Html.Raw("</ul>\n"u8);
                Targets(match);
                Drawn();
                break;
            case TextInteraction:
                Html.Raw("<p><label"u8).Attribute("for", id + "-text").Raw(">"u8).Text(Word("your-answer"))
                    .Raw("</label> <input type=\"text\" class=\"answer-text\" maxlength=\"80\" spellcheck=\"false\""u8).Attribute("id", id + "-text").Raw("></p>\n"u8);
                break;
            case ScenarioInteraction scenario:
                Html.Raw("<div class=\"nodes\">\n"u8);
                for (var i = 0; i < scenario.Nodes.Length; i++)
                    Node(scenario.Nodes[i], i + 1);
                Html.Raw("</div>\n"u8);
                break;
        }
    }

    private void Option(Choice option, string type, int place)
    {
        Html.Raw("<li class=\"option\"><label><input"u8).Attribute("type", type).Attribute("name", id).Attribute("value", option.Id).Raw("> <span>"u8);
        if (option.Frame is { } frame)
        {
            Frame(frame);
            Html.Text(Word("frame", SelfTestBlock.Digits(place)));
        }
        else
        {
            Html.Text(option.Text?[Language] ?? "");
        }
        Html.Raw("</span></label></li>\n"u8);
    }

    private void Source(MatchInteraction match, MatchSource source, int place)
    {
        var field = $"{id}-{SelfTestBlock.Digits(place)}";
        Html.Raw("<li>"u8);
        if (source.Frame is { } frame)
            Frame(frame);
        Html.Raw("<label"u8).Attribute("for", field).Raw(">"u8).Text(source.Text?[Language] ?? Word("frame", SelfTestBlock.Digits(place)))
            .Raw("</label><select"u8).Attribute("id", field).Attribute("data-source", source.Id).Raw("><option value=\"\">"u8).Text(Word("choose")).Raw("</option>"u8);
        foreach (var target in match.Targets)
            Html.Raw("<option"u8).Attribute("value", target.Id).Raw(">"u8).Text(target.Text[Language]).Raw("</option>"u8);
        Html.Raw("</select></li>\n"u8);
    }

    /// <summary>Paper does not show what a closed list holds.</summary>
    private void Targets(MatchInteraction match)
    {
        Html.Raw("<div class=\"on-paper\"><p>"u8).Text(Word("choose-from")).Raw("</p><ol>"u8);
        foreach (var target in match.Targets)
            Html.Raw("<li>"u8).Text(target.Text[Language]).Raw("</li>"u8);
        Html.Raw("</ol></div>\n"u8);
    }

    private void Node(ScenarioNode node, int place)
    {
        Html.Raw("<fieldset class=\"node\""u8).Attribute("data-node", node.Id).Raw("><legend><span class=\"node-number\">"u8).Text(Word("step", SelfTestBlock.Digits(place)))
            .Raw("</span> "u8).Text(node.Text[Language]).Raw("</legend>\n<ul class=\"options\">\n"u8);
        foreach (var choice in node.Choices)
        {
            Html.Raw("<li class=\"option\"><label><input type=\"radio\""u8).Attribute("name", $"{id}-{node.Id}").Attribute("value", choice.Id).Raw("> <span>"u8)
                .Text(choice.Text[Language]).Raw("</span></label></li>\n"u8);
        }
        Html.Raw("</ul></fieldset>\n"u8);
    }

    private void Frame(FrameReference reference)
    {
        if (scope.Site.Data.Strips.Find(reference.Strip)?.Frames.FirstOrDefault(f => f.Id == reference.Frame) is not { } frame)
            return;
        Html.Raw("<img"u8).Attribute("src", scope.MediaUrl("media/strips/" + frame.Picture.Id, frame.Picture.Where)).Attribute("alt", frame.Alt[Language])
            .Raw(" width=\"240\" height=\"192\" loading=\"lazy\" decoding=\"async\">"u8);
    }

    private void Drawn()
    {
        if (Kind == "frames")
            Html.Raw("<p class=\"soft\">"u8).Text(Word("drawn")).Raw("</p>\n"u8);
    }

    private void Sure()
    {
        Html.Raw("<fieldset class=\"sure\" data-script hidden><legend>"u8).Text(Word("how-sure")).Raw("</legend>"u8);
        foreach (var level in (string[])["sure", "think", "guess"])
        {
            Html.Raw("<label><input type=\"radio\""u8).Attribute("name", id + "-sure").Attribute("value", level).Raw("> "u8).Text(Word("sure-" + level)).Raw("</label> "u8);
        }
        Html.Raw("</fieldset>\n"u8);
    }

    private string Word(string key, params ReadOnlySpan<object> arguments) => scope.Text("self-test." + key, arguments);
}
