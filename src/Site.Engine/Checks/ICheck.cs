using Site.Engine.Assembly;
using Site.Engine.ContentTypes;
using Site.Engine.Languages.Translations;
using Site.Engine.Links;
using Site.Model.Diagnostics;

namespace Site.Engine.Checks;

/// <summary>Looks at the assembled site and reports; changes nothing, for checks run side by side. A new check is one file and one line in <see cref="CheckList"/>.</summary>
public interface ICheck
{
    void Run(CheckContext context);
}

/// <param name="Blocks">For the facts that blocks state.</param>
/// <param name="Addresses">Every address, place and redirect.</param>
/// <param name="Today">For review dates.</param>
public sealed record CheckContext(SiteContent Site, Markdown.Blocks.BlockList Blocks, AddressBook Addresses, SiteRecords Records, TranslationReport Translations, DateOnly Today, DiagnosticBag Diagnostics)
{
    /// <summary>The pages that may have findings of their own.</summary>
    public required IReadOnlyList<Page> Pages { get; init; }
}

public static class CheckList
{
    public static IReadOnlyList<ICheck> All { get; } =
    [
        new LinkCheck(),
        new RedirectCheck(),
        new LinkContractCheck(),
        new TranslationCheck(),
        new UnusedDataCheck(),
        new UnusedMediaCheck(),
        new HeadingCheck(),
        new DescriptionCheck(),
        new AudienceCheck(),
        new FooterCheck(),
        new ReviewCheck(),
        new FactCheck(),
        new ReadingCheck(),
        new SelfTestCheck(),
    ];
}
