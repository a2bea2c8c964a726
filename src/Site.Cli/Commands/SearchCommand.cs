using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Site.Engine.Search.Format;
using Site.Engine.Search.Querying;
using Site.Model.Diagnostics;

namespace Site.Cli.Commands;

/// <summary>site search: asks the index of a built site, and ranks as the browser does.</summary>
internal static class SearchCommand
{
    public static (Command Command, string[] Examples) Create(CommonOptions common, TextWriter output, TextWriter error)
    {
        var query = new Argument<string?>("query") { Description = "What a reader would type.", Arity = ArgumentArity.ZeroOrOne };
        var language = new Option<string?>("--language") { Description = "Language to search in; the site's first one by default.", HelpName = "CODE" };
        var queries = new Option<string?>("--queries") { Description = "File with a query on each line; answers all of them.", HelpName = "FILE" };
        var limit = new Option<int>("--limit") { Description = "Pages for each query, at most.", DefaultValueFactory = _ => 10, HelpName = "N" };
        var json = new Option<bool>("--json") { Description = "Write JSON: the results, or with --queries a list of query and results." };
        var explain = new Option<bool>("--explain") { Description = "Show the terms, their weights, and why a page is where it is." };
        limit.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
                result.AddError(UsageTexts.Both("--limit is een geheel getal vanaf 1.", "--limit is a whole number from 1."));
        });
        var command = new Command("search", "Searches the built site and ranks as the browser does.") { query, language, common.Output, queries, limit, json, explain };
        command.SetAction(parsed =>
        {
            var file = parsed.GetValue(queries);
            var one = parsed.GetValue(query);
            if (file is null == one is null)
                throw new UsageException(new("Geef één zoekvraag, of --queries met een bestand.", "Give one query, or --queries with a file."));
            var texts = file is null ? [one!] : File.ReadLines(file).ToList();
            var words = new Words(common.MessageLanguage(parsed) == "nl");
            try
            {
                var engine = Open(parsed.GetValue(common.Output)!, parsed.GetValue(language));
                var answers = texts.Select(text => (text, engine.Search(text, parsed.GetValue(limit)))).ToList();
                if (parsed.GetValue(json))
                    output.WriteLine(Json(answers, isList: file is not null));
                else
                    Write(output, engine, answers, words, parsed.GetValue(explain));
                return ExitCodes.Fine;
            }
            catch (SearchIndexException e)
            {
                throw new UsageException(new("De zoekindex is niet te lezen; bouw de site opnieuw met: site build", e.Message));
            }
        });
        return (command, ["site search wok", "site search \"investering tijd\" --explain", "site search --queries queries.txt --json --language en"]);
    }

    private static SearchEngine Open(string folder, string? language)
    {
        var root = Path.Combine(folder, IndexFormat.Folder);
        var known = Directory.Exists(root)
            ? Directory.GetFiles(root, "*.json").Select(Path.GetFileNameWithoutExtension).OfType<string>().Order(StringComparer.Ordinal).ToList()
            : [];
        if (known.Count == 0)
            throw new UsageException(new($"In \"{folder}\" staat geen gebouwde site met een zoekindex. Voer eerst uit: site build", $"There is no built site with a search index in \"{folder}\". Run first: site build"));
        // The default language has no folder of its own at the root, so the index cannot tell it: Dutch where there is Dutch.
        var chosen = language ?? (known.Contains("nl", StringComparer.Ordinal) ? "nl" : known[0]);
        if (!known.Contains(chosen, StringComparer.Ordinal))
            throw new UsageException(new($"De taal \"{chosen}\" heeft geen zoekindex; er is: {string.Join(", ", known)}.", $"The language \"{chosen}\" has no search index; there is: {string.Join(", ", known)}."));
        return new SearchEngine(new WrittenIndex(chosen, name => File.ReadAllBytes(Path.Combine(root, name))));
    }

    private static string Json(List<(string Query, IReadOnlyList<SearchResult> Results)> answers, bool isList)
    {
        using var bytes = new MemoryStream();
        // Read by programs, not put into a page: accents stay as they are.
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true }))
        {
            if (!isList)
            {
                WriteResults(json, answers[0].Results);
            }
            else
            {
                json.WriteStartArray();
                foreach (var (query, results) in answers)
                {
                    json.WriteStartObject();
                    json.WriteString("query", query);
                    json.WritePropertyName("results");
                    WriteResults(json, results);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
            }
        }
        return System.Text.Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static void WriteResults(Utf8JsonWriter json, IReadOnlyList<SearchResult> results)
    {
        json.WriteStartArray();
        foreach (var result in results)
        {
            json.WriteStartObject();
            json.WriteString("id", result.Id);
            json.WriteString("url", result.Url);
            json.WriteString("title", result.Title);
            json.WriteNumber("score", Math.Round(result.Score, 4));
            json.WriteString("section", result.Section);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Write(
        TextWriter output, SearchEngine engine, List<(string Query, IReadOnlyList<SearchResult> Results)> answers, Words words, bool explains)
    {
        foreach (var (query, results) in answers)
        {
            if (answers.Count > 1)
                output.WriteLine($"\"{query}\"");
            if (explains)
                ExplainQuery(output, engine.Plan(query), words);
            if (results.Count == 0)
                output.WriteLine(words.Nothing);
            for (var i = 0; i < results.Count; i++)
            {
                var result = results[i];
                var section = result.Section is null ? "" : "#" + result.Section;
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{i + 1,3}. {result.Title}  {result.Url}{section}  ({result.Id}, {result.Score:F2})"));
                foreach (var concept in explains ? result.Concepts : [])
                    output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"       {concept.Form}: {Describe(concept.Alternative)}; idf {concept.Idf:F2}, {words.Adds} {concept.Score:F2}"));
            }
        }
    }

    private static void ExplainQuery(TextWriter output, IReadOnlyList<QueryConcept> plan, Words words)
    {
        foreach (var concept in plan)
        {
            output.WriteLine($"{concept.Form}:{(concept.Alternatives.Count == 0 ? " " + words.Unknown : "")}");
            foreach (var alternative in concept.Alternatives)
                output.WriteLine("  " + Describe(alternative));
        }
    }

    private static string Describe(Alternative alternative) => string.Create(
        CultureInfo.InvariantCulture,
        $"{alternative.Kind.ToString().ToLowerInvariant()} {alternative.Weight:F2} {string.Join(" + ", alternative.Terms.Select(term => $"{term.Form} ({term.DocumentFrequency})"))}");

    /// <summary>The words of the plain text, in the language of messages.</summary>
    private sealed class Words(bool isDutch)
    {
        public string Nothing => isDutch ? "Niets gevonden." : "Nothing found.";

        public string Unknown => isDutch ? "(onbekend woord)" : "(unknown word)";

        public string Adds => isDutch ? "telt" : "adds";
    }
}
