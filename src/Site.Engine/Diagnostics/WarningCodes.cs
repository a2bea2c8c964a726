using System.Collections.Immutable;

namespace Site.Engine.Diagnostics;

/// <summary>What site.yml may raise to an error or leave out. Errors are never left out, and a code that is none would do nothing.</summary>
public static class WarningCodes
{
    public static ImmutableArray<string> All { get; } =
    [
        "S0008", "S0206", "S0209", "S0302", "S0304", "S0305", "S0306", "S0409", "S0411", "S0423", "S0425", "S0507", "S0520", "S0608",
        "S0707", "S0709", "S0710", "S0809", "S0814", "S0815", "S1001",
    ];
}
