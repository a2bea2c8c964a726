namespace Site.Tests.Support;

/// <summary>A folder of its own, outside any repository, removed at the end.</summary>
public sealed class TempFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("site-test-").FullName;

    public string At(string relative) => Path.Combine(Root, relative);

    /// <summary>Writes a text file with its folders; LF and UTF-8 without a byte order mark.</summary>
    public string Write(string relative, string text) => Write(relative, System.Text.Encoding.UTF8.GetBytes(text));

    public string Write(string relative, byte[] bytes)
    {
        var path = At(relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>Copies a folder of the repository.</summary>
    public void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
            Write(Path.Combine(to, Path.GetRelativePath(from, file)), File.ReadAllBytes(file));
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(Root, recursive: true);
        }
        catch (IOException)
        {
            // A server that still lets go of a file: the machine's own cleaning takes the rest.
        }
    }
}
