using System.Globalization;
using Markdig.Extensions.CustomContainers;
using Site.Engine.Html;
using Site.Model.Diagnostics;

namespace Site.Engine.Markdown.Blocks.Tabs;

/// <summary><c>::::tabs</c> with <c>:::tab Title</c> inside: alternatives that a script puts side by side; without it they stand under each other.</summary>
public sealed class TabsBlock : IBlock
{
    public string Name => "tabs";

    public void Write(BlockScope scope)
    {
        if (scope.Container.Count == 0 || !scope.Container.All(b => b is CustomContainer { Info: "tab" }))
        {
            scope.Wrong(new Bilingual("alleen \":::tab Titel\"", "nothing but \":::tab Title\""));
            return;
        }
        var number = scope.NextNumber();
        // Asked before the first tab is written: a heading inside a tab must not push the titles after it down.
        var level = scope.HeadingLevel;
        scope.Hole(new AssetHole("js/tabs.js")).Raw("<site-tabs").Attributes("tabs").Raw(" data-label=\"").Hole(new StringHole("tabs.label")).Raw("\">\n");
        for (var i = 0; i < scope.Container.Count; i++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"tab-{number}-{i + 1}");
            var title = HtmlWriter.Escape((((CustomContainer)scope.Container[i]).Arguments ?? "").Trim());
            scope.Raw($"<div class=\"tab\" id=\"{id}\"><h{level} class=\"tab-title\" id=\"{id}-title\">{title}</h{level}>\n");
            scope.Write(scope.Container[i]);
            scope.Raw("</div>\n");
        }
        scope.Raw("</site-tabs>\n");
    }
}

/// <summary>One alternative; its frame and title come from <see cref="TabsBlock"/>.</summary>
public sealed class TabBlock : IBlock
{
    public string Name => "tab";

    public void Write(BlockScope scope)
    {
        if (scope.NeedsArgument(":::tab Titel"))
            scope.Children();
        if (scope.Container.Parent is not CustomContainer { Info: "tabs" })
            scope.Wrong(new Bilingual("niets: een tab staat in \"::::tabs\"", "nothing: a tab stands in \"::::tabs\""));
    }
}
