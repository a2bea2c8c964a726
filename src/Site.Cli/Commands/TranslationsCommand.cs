using System.CommandLine;
using System.Globalization;
using Site.Cli.Reporting;
using Site.Engine;
using Site.Engine.Languages.Translations;
using Site.Model.Diagnostics;

namespace Site.Cli.Commands;

/// <summary>site translations: how each page stands in the other languages.</summary>
internal static class TranslationsCommand
{
    public static (Command Command, string[] Examples) Create(CommonOptions common, TextWriter output, TextWriter error)
    {
        var only = new Argument<string[]>("page") { Description = "Ids of pages; without, all.", Arity = ArgumentArity.ZeroOrMore };
        var diff = new Option<bool>("--diff") { Description = "Show the words of the source that changed." };
        var command = new Command("translations", "Lists how each page stands in the other languages.")
        {
            only, diff, common.Content, common.Theme,
        };
        command.SetAction(parsed =>
        {
            var options = common.BuildOptions(parsed, drafts: true);
            var statuses = Statuses(options, parsed.GetValue(only) ?? []);
            var history = SourceHistory.Of(options.ContentFolder, statuses.SelectMany(s => (string[])[s.Source.Language, s.Language]).Distinct(StringComparer.Ordinal));
            var table = new TranslationTable(output, common.MessageLanguage(parsed) == "nl", Console.IsOutputRedirected ? Paint.None : Paint.Terminal, history);
            table.Write(statuses, parsed.GetValue(diff));
            return ExitCodes.Fine;
        });
        var pages = new Argument<string[]>("page") { Description = "Ids of pages whose translation is right now.", Arity = ArgumentArity.ZeroOrMore };
        var all = new Option<bool>("--all") { Description = "Every page." };
        var accept = new Command("accept", "Records that the translations of a page fit its source as it is now.")
        {
            pages, all, common.Content, common.Theme,
        };
        accept.Validators.Add(result =>
        {
            if (result.GetValue(pages) is not { Length: > 0 } && !result.GetValue(all))
                result.AddError(UsageTexts.Both("Noem de pagina's, zoals site translations accept wok, of geef --all.", "Name the pages, as in site translations accept wok, or give --all."));
        });
        accept.SetAction(parsed =>
        {
            var options = common.BuildOptions(parsed, drafts: true);
            var report = new SiteBuilder(options).Build(openSink: null);
            var statuses = Statuses(report, parsed.GetValue(all) ? [] : parsed.GetValue(pages)!);
            // A page that could not be read in full is not what the translation was held against, and an unread record would be lost.
            var isLost = report.Records.Translations is null && File.Exists(Path.Combine(options.ContentFolder, TranslationLedger.FileName));
            if (isLost || statuses.Any(s => s.Source.Parsed.IsFaulty || s.Translation is { Parsed.IsFaulty: true }))
            {
                Reporter.For("text", output, error, common.MessageLanguage(parsed)).Report(report, options, showTimings: false);
                return ExitCodes.ContentErrors;
            }
            var accepted = statuses.Where(s => s.Translation is not null)
                .SelectMany(s => TranslationReport.SectionsOf(s.Source).Select(x => new AcceptedSection(s.Source.Id, s.Language, x.Anchor, x.Hash))).ToList();
            File.WriteAllText(Path.Combine(options.ContentFolder, TranslationLedger.FileName), TranslationLedger.Write(report.Records.Translations, accepted));
            var count = accepted.Select(a => (a.Page, a.Language)).Distinct().Count().ToString(CultureInfo.InvariantCulture);
            output.WriteLine(common.MessageLanguage(parsed) == "nl" ? $"{TranslationLedger.FileName}: {count} {(count == "1" ? "vertaling" : "vertalingen")} vastgelegd." : $"{TranslationLedger.FileName}: {count} {(count == "1" ? "translation" : "translations")} recorded.");
            return ExitCodes.Fine;
        });
        command.Add(accept);
        return (command, ["site translations", "site translations wok --diff", "site translations accept wok"]);
    }

    private static IReadOnlyList<TranslationStatus> Statuses(BuildOptions options, string[] pages) =>
        Statuses(new SiteBuilder(options).Build(openSink: null), pages);

    private static IReadOnlyList<TranslationStatus> Statuses(BuildReport report, string[] pages)
    {
        if (report.Translations is not { } translations)
        {
            throw new UsageException(new Bilingual(
                "De site kan niet worden gelezen. Kijk met 'site check' wat er mis is.",
                "The site cannot be read. See with 'site check' what is wrong."));
        }
        var known = translations.All.Select(s => s.Source.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var page in pages)
        {
            if (!known.Contains(page))
            {
                var nearest = Suggestions.Nearest(page, known);
                throw new UsageException(new Bilingual(
                    $"Er is geen pagina \"{page}\"." + (nearest is null ? "" : $" Bedoelde u {nearest} ?"),
                    $"There is no page \"{page}\"." + (nearest is null ? "" : $" Did you mean {nearest} ?")));
            }
        }
        return [.. translations.All.Where(s => pages.Length == 0 || pages.Contains(s.Source.Id))];
    }
}
