using System.CommandLine;
using System.Globalization;
using Site.Cli.Reporting;
using Site.Engine;
using Site.Engine.Facts;

namespace Site.Cli.Commands;

/// <summary>site facts.</summary>
internal static class FactsCommand
{
    public static (Command Command, string[] Examples) Create(CommonOptions common, TextWriter output, TextWriter error)
    {
        var format = CommonOptions.Words("--format", "Form of the list.", "text", "text", "json");
        var command = new Command("facts", "Lists which fact of data/facts.yml stands on which pages, per language. What is wrong is reported by 'site check'.")
        {
            common.Content, common.Theme, common.Drafts, format,
        };
        command.SetAction(parsed =>
        {
            var language = common.MessageLanguage(parsed);
            var options = common.BuildOptions(parsed);
            var report = new SiteBuilder(options).Build(openSink: null);
            if (report.Site is not { } site)
            {
                Reporter.For("text", output, error, language).Report(report, options, showTimings: false);
                return ExitCodes.ContentErrors;
            }
            var coverage = FactCoverage.Of(site, BlockRegistry.Create());
            if (parsed.GetValue(format) == "json")
                Json(coverage, output);
            else
                Text(coverage, output, language == "nl");
            return coverage.Languages.All(l => coverage.Count(l) == coverage.Facts.Length) ? ExitCodes.Fine : ExitCodes.ContentErrors;
        });
        return (command, ["site facts", "site facts --messages en", "site facts --format json > facts.json"]);
    }

    private static void Text(FactCoverage coverage, TextWriter output, bool isDutch)
    {
        foreach (var fact in coverage.Facts)
        {
            var places = coverage.Languages.Select(l => $"{l}: {string.Join(", ", fact.In(l).Select(p => p.Page).DefaultIfEmpty("-"))}");
            output.WriteLine($"{fact.Fact.Id,-8}  {string.Join("   ", places)}");
        }
        var totals = coverage.Languages.Select(l => string.Create(CultureInfo.InvariantCulture, $"{coverage.Count(l)} {(isDutch ? "van" : "of")} {coverage.Facts.Length}") is var count
            && l == coverage.Languages[0] ? $"{count} {(isDutch ? "feiten" : "facts")} in {l}" : $"{count} in {l}");
        output.WriteLine(string.Join(", ", totals));
    }

    private static void Json(FactCoverage coverage, TextWriter output) => output.WriteLine(JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("total", coverage.Facts.Length);
        json.WriteStartObject("covered");
        foreach (var language in coverage.Languages)
            json.WriteNumber(language, coverage.Count(language));
        json.WriteEndObject();
        json.WriteStartArray("facts");
        foreach (var fact in coverage.Facts)
        {
            json.WriteStartObject();
            json.WriteString("id", fact.Fact.Id);
            json.WriteString("page", fact.Fact.Page.Id);
            json.WriteStartObject("pages");
            foreach (var language in coverage.Languages)
            {
                json.WriteStartArray(language);
                foreach (var place in fact.In(language))
                    json.WriteStringValue(place.Page);
                json.WriteEndArray();
            }
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }));
}
