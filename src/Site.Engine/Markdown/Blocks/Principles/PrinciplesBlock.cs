using Site.Engine.Assembly;
using Site.Engine.Diagnostics;
using Site.Engine.Html;
using Site.Model;

namespace Site.Engine.Markdown.Blocks.Principles;

/// <summary>
/// <c>:::principles</c>: clusters, patterns and behaviours. <c>:::principles circle</c> and <c>:::principles vig</c>, on the same page: another
/// scheme in a table, with links to the clusters and patterns it comes nearest to.
/// </summary>
public sealed class PrinciplesBlock : ISiteBlock
{
    private const string Circle = "circle";
    private const string Vig = "vig";

    public string Name => "principles";

    public IReadOnlyList<string> StringKeys { get; } =
    [
        "principles.background", "principles.basis", "principles.documents", "principles.knowledge",
        "principles.there", "principles.here", "link.external",
    ];

    public void Write(BlockScope scope) => scope.Leave();

    public string? DataFile(BlockHole hole) => "data/principles.yml";

    public IEnumerable<string> Anchors(BlockHole hole, SiteContent site)
    {
        if (hole.Argument.Length > 0)
            return ["principles-" + hole.Argument];
        var clusters = site.Data.Principles.Clusters;
        var patterns = clusters.SelectMany(c => c.Patterns).ToList();
        return clusters.Select(c => c.Id).Concat(patterns.Select(p => p.Id)).Concat(patterns.SelectMany(p => p.Behaviours).Select(b => b.Id)).Select(PrincipleSet.Anchor);
    }

    public IEnumerable<string> Facts(BlockHole hole, SiteContent site) =>
        hole.Argument.Length > 0 ? [] : site.Data.Principles.Clusters.SelectMany(c => c.Patterns).SelectMany(p => p.Behaviours).SelectMany(b => b.Facts).Ids();

    public void Compose(BlockHole hole, ComposeScope scope)
    {
        var principles = scope.Site.Data.Principles;
        switch (hole.Argument)
        {
            case "":
                if (scope.Has(!principles.Clusters.IsEmpty, hole, "principles.yml"))
                    Clusters(hole, principles, scope);
                break;
            case Circle or Vig:
                var scheme = hole.Argument == Circle ? principles.Circle : principles.Vig;
                if (scope.Has(scheme is not null, hole, "principles.yml"))
                    Scheme(hole, scheme!, principles, scope);
                break;
            default:
                scope.Diagnostics.AddUnknown(MarkdownRules.UnknownData, hole.Where, hole.Argument, [Circle, Vig], ":::principles", $"{Circle}, {Vig}");
                break;
        }
    }

    private static void Clusters(BlockHole hole, PrincipleSet principles, ComposeScope scope)
    {
        var html = scope.Html.Open("div", hole, "principles").Raw("\n"u8);
        foreach (var cluster in principles.Clusters)
        {
            html.Raw("<section class=\"cluster\""u8).Attribute("id", PrincipleSet.Anchor(cluster.Id)).Raw(">"u8)
                .Heading(hole.HeadingLevel, cluster.Name[scope.Language])
                .Raw("<p>"u8).Text(cluster.Idea[scope.Language]).Raw("</p><div class=\"patterns\">\n"u8);
            foreach (var pattern in cluster.Patterns)
                Pattern(hole, pattern, scope);
            html.Raw("</div>"u8);
            Basis(cluster.Provenance, principles, scope);
            html.Raw("</section>\n"u8);
        }
        html.Raw("</div>\n"u8);
    }

    private static void Pattern(BlockHole hole, InteractionPattern pattern, ComposeScope scope)
    {
        var html = scope.Html.Raw("<section class=\"pattern\""u8).Attribute("id", PrincipleSet.Anchor(pattern.Id)).Raw(">"u8)
            .Heading(hole.HeadingLevel + 1, pattern.Name[scope.Language]).Raw("<ul>"u8);
        foreach (var behaviour in pattern.Behaviours)
        {
            html.Raw("<li"u8).Attribute("id", PrincipleSet.Anchor(behaviour.Id)).Facts(behaviour.Facts.Ids()).Raw(">"u8).Text(behaviour.Text[scope.Language]);
            scope.References(behaviour.Facts.Ids());
            if (behaviour.Basis == BehaviourBasis.Background)
                html.Raw("<span class=\"unchecked\" aria-hidden=\"true\">*</span><span class=\"hidden\"> "u8).Text(scope.Text("principles.background")).Raw("</span>"u8);
            html.Raw("</li>"u8);
        }
        html.Raw("</ul></section>\n"u8);
    }

    /// <summary>What a cluster rests on: the documents, public sources, general knowledge.</summary>
    private static void Basis(Provenance provenance, PrincipleSet principles, ComposeScope scope)
    {
        var html = scope.Html.Raw("<p class=\"basis\"><small>"u8).Text(scope.Text("principles.basis")).Raw(": "u8);
        var facts = provenance.Document
            .SelectMany(d => principles.Core.FirstOrDefault(c => c.Id == d.Id) is { } core ? core.Facts.Ids() : [d.Id]).ToList();
        var next = "";
        if (facts.Count > 0)
        {
            html.Text(scope.Text("principles.documents"));
            scope.References(facts);
            next = "; ";
        }
        foreach (var source in provenance.Public.Select(p => principles.FindSource(p.Id)).OfType<PublicSource>())
        {
            html.Raw(next).External(source.Url, source.Title[scope.Language], scope);
            next = "; ";
        }
        if (provenance.Background)
            html.Raw(next).Text(scope.Text("principles.knowledge"));
        html.Raw(".</small></p>"u8);
    }

    private static void Scheme(BlockHole hole, OtherScheme scheme, PrincipleSet principles, ComposeScope scope)
    {
        var html = scope.Html.OpenTable(hole, "principles-" + hole.Argument, scheme.Name[scope.Language])
            .Raw("<thead><tr><th scope=\"col\">"u8).Text(scope.Text("principles.there")).Raw("</th><th scope=\"col\">"u8).Text(scope.Text("principles.here"))
            .Raw("</th></tr></thead>\n<tbody>\n"u8);
        foreach (var part in scheme.Parts)
        {
            html.Raw("<tr><th scope=\"row\">"u8).Text(part.Name[scope.Language]).Raw("</th><td>"u8);
            var next = "";
            foreach (var target in part.MapsTo)
            {
                if (principles.NameOf(target.Id) is { } name)
                    html.Raw(next).Raw("<a"u8).Attribute("href", "#" + PrincipleSet.Anchor(target.Id)).Raw(">"u8).Text(name[scope.Language]).Raw("</a>"u8);
                next = ", ";
            }
            html.Raw("</td></tr>\n"u8);
        }
        html.Raw("</tbody></table></div>\n<figcaption>"u8).Text(scope.Text("principles.basis")).Raw(": "u8);
        var separator = "";
        foreach (var source in scheme.Sources.Select(s => principles.FindSource(s.Id)).OfType<PublicSource>())
        {
            html.Raw(separator).External(source.Url, source.Title[scope.Language], scope);
            separator = "; ";
        }
        html.Raw(".</figcaption>\n</figure>\n"u8);
    }
}
