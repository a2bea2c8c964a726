using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Site.Engine.Files;
using Site.Model.Diagnostics;

namespace Site.Cli.Commands;

/// <summary>The command <c>site</c>. A new command is one file and one line here.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        var common = new CommonOptions();
        var root = new RootCommand("Builds, checks and shows a site of Markdown and YAML.")
        {
            common.Messages,
            common.Limit,
        };
        var examples = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var (command, lines) in (ReadOnlySpan<(Command, string[])>)
        [
            BuildCommand.Create(common, output, error),
            ServeCommand.Create(common, output, error),
            CheckCommand.Create(common, output, error),
            SearchCommand.Create(common, output, error),
            LinksCommand.Create(common, output, error),
            FactsCommand.Create(common, output, error),
            TranslationsCommand.Create(common, output, error),
            SelfTestsCommand.Create(common, output, error),
            NewCommand.Create(common, output),
            SchemasCommand.Create(common, output),
        ])
        {
            root.Add(command);
            examples[command.Name] = lines;
        }
        var help = root.Options.OfType<HelpOption>().Single();
        if (help.Action is HelpAction plain)
            help.Action = new HelpWithExamples(plain, examples);
        var parsed = root.Parse(args);
        var language = common.MessageLanguage(parsed);
        if (parsed.Errors.Count > 0)
        {
            foreach (var problem in UsageTexts.Of(parsed, language))
                await error.WriteLineAsync(problem);
            await error.WriteLineAsync(language == "nl"
                ? "Kijk met 'site --help' welke opdrachten en keuzes er zijn."
                : "See 'site --help' for the commands and options there are.");
            return ExitCodes.Usage;
        }
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (OutputException e)
        {
            await error.WriteLineAsync(e.Text.In(language));
            return ExitCodes.Usage;
        }
        catch (UsageException e)
        {
            await error.WriteLineAsync(e.Text.In(language));
            return ExitCodes.Usage;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync((language == "nl" ? "Dat lukt niet op deze machine: " : "That cannot be done on this machine: ") + FailureReason.Of(e).In(language));
            return ExitCodes.Usage;
        }
    }

    /// <summary>Help shows these examples at the end of a command's own.</summary>
    private sealed class HelpWithExamples(HelpAction inner, IReadOnlyDictionary<string, string[]> examples) : SynchronousCommandLineAction
    {
        /// <summary>Who asks for help need not have given what the command asks for.</summary>
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var code = inner.Invoke(parseResult);
            var output = parseResult.InvocationConfiguration.Output;
            foreach (var example in Of(parseResult.CommandResult).Prepend("Examples:"))
                output.WriteLine(example.StartsWith("site", StringComparison.Ordinal) ? "  " + example : example);
            return code;
        }

        /// <summary>Those of the command; of a command below another the ones that show it.</summary>
        private string[] Of(CommandResult result)
        {
            var name = result.Command.Name;
            if (result.Parent is CommandResult { Parent: not null } parent && examples.TryGetValue(parent.Command.Name, out var all))
                return [.. all.Where(e => e.StartsWith($"site {parent.Command.Name} {name}", StringComparison.Ordinal))];
            return examples.GetValueOrDefault(name, ["site build", "site serve", "site check"]);
        }
    }
}
