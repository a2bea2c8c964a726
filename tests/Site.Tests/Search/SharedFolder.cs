namespace Site.Tests.Search;

/// <summary>Corpora and conformance data that lie beside the repository on some machines.</summary>
internal static class SharedFolder
{
    /// <summary>The folder or file <c>../shared/...</c> beside the repository, or null where it is absent.</summary>
    public static string? Find(params string[] parts)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "Site.sln"))) continue;
            var path = Path.Combine([folder.FullName, "..", "shared", .. parts]);
            return Path.Exists(path) ? path : null;
        }

        return null;
    }
}
