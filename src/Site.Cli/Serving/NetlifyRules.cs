namespace Site.Cli.Serving;

/// <summary>The _headers and _redirects of the built site, applied as Netlify documents them, so that the preview shows what will be published.</summary>
internal sealed class NetlifyRules
{
    private readonly List<(string[] Pattern, string Name, string Value)> headers = [];
    private readonly List<Redirect> redirects = [];

    private sealed record Redirect(string[] From, string To, int Status, bool Force, string? Language);

    public static NetlifyRules Parse(string headerText, string redirectText)
    {
        var rules = new NetlifyRules();
        string[] pattern = [];
        foreach (var line in headerText.Split('\n'))
        {
            if (line.Length == 0 || line.StartsWith('#'))
                continue;
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (!line.StartsWith(' '))
                pattern = Parts(line);
            else if (colon > 0)
                rules.headers.Add((pattern, line[..colon].Trim(), line[(colon + 1)..].Trim()));
        }
        foreach (var line in redirectText.Split('\n'))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length < 2 || words[0].StartsWith('#'))
                continue;
            var status = words.Length > 2 ? words[2] : "301";
            var language = words.Skip(3).FirstOrDefault(w => w.StartsWith("Language=", StringComparison.Ordinal))?["Language=".Length..];
            rules.redirects.Add(new Redirect(Parts(words[0]), words[1], int.Parse(status.TrimEnd('!'), System.Globalization.CultureInfo.InvariantCulture), status.EndsWith('!'), language));
        }
        return rules;
    }

    /// <summary>Headers of every rule that matches, values of the same name joined by a comma.</summary>
    public IEnumerable<(string Name, string Value)> HeadersFor(string path)
    {
        var parts = Parts(path);
        return headers.Where(h => Matches(h.Pattern, parts)).GroupBy(h => h.Name, StringComparer.OrdinalIgnoreCase).Select(g => (g.Key, string.Join(", ", g.Select(h => h.Value))));
    }

    /// <summary>The first rule that matches; rules without force only where no file is.</summary>
    public (string To, int Status)? Find(string path, bool hasFile, IReadOnlyList<string> languages)
    {
        var parts = Parts(path);
        foreach (var rule in redirects)
        {
            if ((rule.Force || !hasFile) && Matches(rule.From, parts) && (rule.Language is null || (languages.Count > 0 ? languages[0] : null) == rule.Language))
                return (rule.To, rule.Status);
        }
        return null;
    }

    private static string[] Parts(string path) => path.Trim().Trim('/').Split('/');

    private static bool Matches(string[] pattern, string[] path)
    {
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == "*")
                return true;
            if (i >= path.Length || (pattern[i] != path[i] && !(pattern[i].StartsWith(':') && path[i].Length > 0)))
                return false;
        }
        return pattern.Length == path.Length;
    }
}
