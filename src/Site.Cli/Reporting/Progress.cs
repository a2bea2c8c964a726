using Spectre.Console;

namespace Site.Cli.Reporting;

/// <summary>A live line on a terminal that says what the build is doing; nothing when the output goes elsewhere.</summary>
internal sealed class Progress
{
    private static readonly Dictionary<string, string> Dutch = new(StringComparer.Ordinal)
    {
        ["read"] = "lezen", ["parse"] = "ontleden", ["assemble"] = "samenstellen", ["check"] = "controleren", ["compose"] = "pagina's maken",
    };

    private readonly bool isLive;
    private readonly string language;

    private Progress(bool isLive, string language)
    {
        this.isLive = isLive;
        this.language = language;
    }

    public static Progress For(string format, string language) =>
        new(format == "text" && !Console.IsOutputRedirected && !Console.IsErrorRedirected, language);

    public void Show(string stage)
    {
        if (isLive)
            AnsiConsole.Markup($"\r\u001b[2K[grey]{(language == "nl" ? Dutch.GetValueOrDefault(stage, stage) : stage)} …[/]");
    }

    public void End()
    {
        if (isLive)
            AnsiConsole.Write(new ControlCode("\r\u001b[2K"));
    }
}
