namespace Site.Cli.Commands;

/// <summary>What every command ends with.</summary>
internal static class ExitCodes
{
    public const int Fine = 0;

    /// <summary>The content or the theme has errors.</summary>
    public const int ContentErrors = 1;

    /// <summary>The command itself could not run: wrong usage, or something of the machine.</summary>
    public const int Usage = 2;
}
