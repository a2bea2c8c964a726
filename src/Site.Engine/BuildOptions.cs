using Site.Engine.Sources;

namespace Site.Engine;

/// <summary>What a build is asked to do. All of it is given: nothing is read from the environment in here.</summary>
/// <param name="BaseUrl">Replaces the one of site.yml; null keeps it.</param>
/// <param name="IncludesDrafts">Draft pages are built too, and robots are kept out.</param>
/// <param name="Today">For review dates only; never part of the output.</param>
public sealed record BuildOptions(string ContentFolder, string ThemeFolder, string? BaseUrl, bool IncludesDrafts, DateOnly Today)
{
    public Limits Limits { get; init; } = Limits.Default;
}
