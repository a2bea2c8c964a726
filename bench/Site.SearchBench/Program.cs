using Site.Cli;
using Site.Engine.Search.Indexing;

// PAGES LANGUAGE FOLDER: reads the texts of pages, indexes them and writes the files, and nothing else: a process to measure from outside.
// Published as native code by `dotnet run build.cs -- bench search`, which also writes the texts (PageTexts of Site.Bench).
LargePages.Allow();
var (pages, language, output) = (args[0], args[1], args[2]);
var files = new DirectoryInfo(pages).GetFiles();
var writer = new SearchIndexWriter(language, files.Length, files.Sum(file => file.Length));
Parallel.ForEach(files.Select(file => file.FullName), file =>
{
    // Id, address, title, part of the site; then anchor, heading and text of each section.
    var parts = File.ReadAllText(file).Split('\x1E');
    var sections = new SearchSection[(parts.Length - 4) / 3];
    for (var i = 0; i < sections.Length; i++) sections[i] = new(parts[4 + (3 * i)], parts[5 + (3 * i)], parts[6 + (3 * i)]);
    writer.Add(new SearchDocument(parts[0], parts[1], parts[2], parts[3], sections));
});
Directory.CreateDirectory(Path.Combine(output, language));
foreach (var file in writer.Write([])) File.WriteAllBytes(Path.Combine(output, file.Name), file.Bytes);
