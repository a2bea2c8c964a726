using System.Text;
using Site.Engine.Search.Indexing;

namespace Site.Bench;

/// <summary>Reads a folder of Markdown pages, indexes them and writes the files, and nothing else: a process to measure from outside.</summary>
internal static class SearchIndexRun
{
    public static void Write(string pages, string language, string output)
    {
        using var writer = new SearchIndexWriter(language);
        Parallel.ForEach(Directory.EnumerateFiles(pages, $"*.{language}.md"), file => writer.Add(Read(file)));
        Directory.CreateDirectory(Path.Combine(output, language));
        foreach (var file in writer.Write([])) File.WriteAllBytes(Path.Combine(output, file.Name), file.Bytes);
    }

    private static SearchDocument Read(string file)
    {
        var id = Path.GetFileName(file).Split('.')[0];
        var parts = File.ReadAllText(file).Split("\n---\n", 2);
        var sections = new List<SearchSection>();
        var (heading, text) = ("", new StringBuilder());
        foreach (var line in parts[1].Split('\n'))
        {
            if (!line.StartsWith('#'))
            {
                text.Append(line).Append(' ');
                continue;
            }
            sections.Add(new("", heading, text.ToString()));
            (heading, text) = (line.Trim('#', ' '), new StringBuilder());
        }
        sections.Add(new("", heading, text.ToString()));
        return new(id, $"/{id}/", parts[0].Split("title:", 2)[1].Trim().Trim('"'), "", sections);
    }
}
