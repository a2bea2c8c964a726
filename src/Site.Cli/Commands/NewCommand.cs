using System.CommandLine;
using Site.Engine.Markdown;
using Site.Model.Diagnostics;

namespace Site.Cli.Commands;

/// <summary>site new: a page, a self-test or a term in both languages, valid at once.</summary>
internal static class NewCommand
{
    public static (Command Command, string[] Examples) Create(CommonOptions common, TextWriter output)
    {
        var command = new Command("new", "Makes a page, a self-test or a term in both languages, valid at once.");
        command.Add(Part("page", "SECTION/ID", "A page, as a draft in both languages.", common, output, Page));
        command.Add(Part("self-test", "ID", "A self-test module with one question.", common, output, SelfTest));
        command.Add(Part("term", "ID", "A term of the glossary.", common, output, Term));
        return (command, ["site new page quality/new-page", "site new self-test new-test", "site new term new-term"]);
    }

    private static Command Part(string name, string argument, string about, CommonOptions common, TextWriter output, Func<string, string, IEnumerable<(string Path, string Text)>> make)
    {
        var id = new Argument<string>(argument) { Description = "Small letters, digits and hyphens." };
        var part = new Command(name, about) { id, common.Content };
        part.SetAction(parsed =>
        {
            var content = parsed.GetValue(common.Content)!;
            var given = parsed.GetValue(id)!;
            if (!Directory.Exists(content))
                throw new UsageException(new Bilingual($"De inhoudsmap \"{content}\" bestaat niet.", $"The content folder \"{content}\" does not exist."));
            foreach (var (path, text) in make(content, given).ToList())
            {
                var full = Path.Combine(content, path);
                Directory.CreateDirectory(Path.GetDirectoryName(full)!);
                File.WriteAllText(full, text);
                output.WriteLine(full);
            }
            return ExitCodes.Fine;
        });
        return part;
    }

    private static IEnumerable<(string Path, string Text)> Page(string content, string given)
    {
        var parts = given.Split('/');
        if (parts.Length != 2 || !parts.All(p => Slugs.IsValid(p)))
        {
            throw new UsageException(new Bilingual(
                $"\"{given}\" is geen sectie met een id. Verwacht wordt iets als quality/nieuwe-pagina.",
                $"\"{given}\" is not a section with an id. Expected is something like quality/new-page."));
        }
        var id = parts[1];
        if (Directory.EnumerateFiles(Path.Combine(content, "pages"), id + ".*.md", SearchOption.AllDirectories).FirstOrDefault() is { } taken)
            throw Taken(id, taken);
        foreach (var language in (string[])["nl", "en"])
            yield return ($"pages/{given}.{language}.md", Template($"page.{language}.md", id));
    }

    private static IEnumerable<(string Path, string Text)> SelfTest(string content, string id)
    {
        var path = $"self-tests/{Valid(id)}.yml";
        if (File.Exists(Path.Combine(content, path)))
            throw Taken(id, path);
        yield return (path, Template("self-test.yml", id));
    }

    private static IEnumerable<(string Path, string Text)> Term(string content, string id)
    {
        const string path = "data/glossary.yml";
        var file = Path.Combine(content, path);
        var old = File.Exists(file) ? File.ReadAllText(file) : "terms:\n";
        if (old.Split('\n').Any(l => l.TrimEnd() == $"  - id: {Valid(id)}"))
            throw Taken(id, path);
        yield return (path, old.TrimEnd('\n') + "\n" + Template("term.yml", id));
    }

    private static string Valid(string id) => Slugs.IsValid(id)
        ? id
        : throw new UsageException(new Bilingual(
            $"\"{id}\" is geen goede id: gebruik kleine letters, cijfers en streepjes, zoals {Slugs.From(id)}.",
            $"\"{id}\" is not a good id: use small letters, digits and hyphens, such as {Slugs.From(id)}."));

    private static UsageException Taken(string id, string path) =>
        new(new Bilingual($"De id \"{id}\" bestaat al: {path}", $"The id \"{id}\" exists already: {path}"));

    private static string Template(string name, string id)
    {
        using var stream = typeof(NewCommand).Assembly.GetManifestResourceStream("Templates/" + name)!;
        using var reader = new StreamReader(stream);
        var words = id.Replace('-', ' ');
        return reader.ReadToEnd().ReplaceLineEndings("\n")
            .Replace("{id}", id, StringComparison.Ordinal)
            .Replace("{name}", char.ToUpperInvariant(words[0]) + words[1..], StringComparison.Ordinal);
    }
}
