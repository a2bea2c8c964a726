using System.Collections.Immutable;
using Site.Engine.TimeInvestment;
using Site.Model;
using Site.Model.Learning;
using Site.Model.TimeInvestment;

namespace Site.Engine.ContentTypes;

/// <summary>All that content/data and content/self-tests hold. A file that is absent leaves its part empty.</summary>
public sealed record SiteData
{
    public static readonly SiteData Empty = new();

    public FactList Facts { get; init; } = FactList.Empty;

    public Model.Glossary Glossary { get; init; } = Model.Glossary.Empty;

    public PrincipleSet Principles { get; init; } = PrincipleSet.Empty;

    public StripList Strips { get; init; } = StripList.Empty;

    public SectorList Sectors { get; init; } = SectorList.Empty;

    /// <summary>data/time-investment.yml; null where the site has no such file.</summary>
    public TimeInvestmentDefinition? TimeInvestment { get; init; }

    /// <summary>The modules of content/self-tests, by id.</summary>
    public ImmutableArray<SelfTest> SelfTests { get; init; } = [];

    /// <summary>Paths from the content folder of data files, self-tests and their record that could not be read at all: why was reported, and what they hold is not missing.</summary>
    public ImmutableHashSet<string> Unread { get; init; } = [];

    /// <summary>The questions that were published before.</summary>
    public SelfTestLock SelfTestLock { get; init; } = SelfTestLock.Empty;

    /// <summary>A figure of the time tables by path, as the language writes it with its unit ("2,5 uur"); null for an unknown path.</summary>
    public string? Value(string path, string language) => TimeInvestment is null ? null : TimeValueText.Find(TimeInvestment, path, language);

    public IEnumerable<string> ValuePaths() => TimeInvestment is null ? [] : TableValues.All(TimeInvestment.Tables).Select(v => v.Key);
}
