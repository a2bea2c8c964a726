using Site.Engine.Assembly;
using Site.Engine.Html;
using Site.Model.Diagnostics;

namespace Site.Engine.Markdown.Blocks;

/// <summary>A block that shows data of the site: while the page is parsed it leaves a hole, in Compose it fills it.</summary>
public interface ISiteBlock : IBlock
{
    /// <summary>Keys of interface strings that the block uses.</summary>
    IReadOnlyList<string> StringKeys { get; }

    /// <summary>Ids that the block puts on the page, for links to lead to.</summary>
    IEnumerable<string> Anchors(BlockHole hole, SiteContent site);

    /// <summary>Facts that the block states by itself, from its data.</summary>
    IEnumerable<string> Facts(BlockHole hole, SiteContent site) => [];

    /// <summary>Path from the content folder of the file whose data the block shows; null for a block that needs none.</summary>
    string? DataFile(BlockHole hole) => null;

    /// <summary>Writes the block's HTML, or reports why it cannot. Not called while the block's data could not be read.</summary>
    void Compose(BlockHole hole, ComposeScope scope);
}

/// <summary>What a block may see and write in Compose.</summary>
public abstract class ComposeScope
{
    public abstract SiteContent Site { get; }

    public abstract Page Page { get; }

    public string Language => Page.Language;

    public abstract HtmlWriter Html { get; }

    public abstract DiagnosticBag Diagnostics { get; }

    /// <summary>A number that is unique on the page.</summary>
    public abstract int NextNumber();

    /// <summary>An interface string of the theme in the page's language, unescaped.</summary>
    public abstract string Text(string key, params ReadOnlySpan<object> arguments);

    /// <summary>Adds sources to the page's list, as a marked block does; writes the references.</summary>
    public abstract void References(IEnumerable<string> facts);

    /// <summary>Address of a file of content/media, such as "media/strips/strip-1-1.svg"; null with a diagnostic when it is not there.</summary>
    public abstract string? MediaUrl(string path, SourceSpan where);

    /// <summary>A script or style sheet of the theme ("js/self-test.js") that only pages with this block load.</summary>
    public abstract void Needs(string asset);
}
