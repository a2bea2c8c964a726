using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Site.Engine.Diagnostics;
using Site.Engine.Sources;
using Site.Engine.Yaml;
using Site.Model.Diagnostics;

namespace Site.Engine.Theming;

/// <summary>Interface strings: strings/&lt;language&gt;.yml, nested keys joined by points.</summary>
public sealed class ThemeStrings
{
    private readonly ImmutableArray<string> languages;
    private readonly Dictionary<string, string[]> texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SourceSpan> places = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> used = new(StringComparer.Ordinal);

    private ThemeStrings(ImmutableArray<string> languages) => this.languages = languages;

    public IEnumerable<string> Keys => texts.Keys;

    /// <summary>Reads the strings of each language; a key must be in all of them.</summary>
    internal static ThemeStrings Read(ImmutableArray<string> languages, IReadOnlyDictionary<string, SourceFile> files, string themeName, DiagnosticBag diagnostics)
    {
        var strings = new ThemeStrings(languages);
        for (var i = 0; i < languages.Length; i++)
        {
            var relative = $"strings/{languages[i]}.yml";
            // A language without strings is told where site.yml is read.
            if (files.TryGetValue(relative, out var file) && SourceReader.ReadText(file, diagnostics) is { } text
                && YamlParser.Parse(text, file.Path, diagnostics, limits: file.Limits) is YamlMapping mapping)
                strings.Add(mapping, "", i, file.Path, diagnostics);
        }
        foreach (var (key, values) in strings.texts)
        {
            for (var i = 0; i < values.Length; i++)
            {
                if (values[i] is null && files.ContainsKey($"strings/{languages[i]}.yml"))
                    diagnostics.Add(ThemeRules.UnknownString, strings.places[key], key, languages[i]);
                values[i] ??= key;
            }
        }
        return strings;
    }

    /// <summary>The string in each language of the site, or null.</summary>
    public string[]? Find(string key)
    {
        if (!texts.TryGetValue(key, out var values))
            return null;
        used[key] = true;
        return values;
    }

    /// <summary>The string, its holes filled; the key itself when it is unknown (reported when the theme is loaded).</summary>
    public string Text(string key, string language, params ReadOnlySpan<object> arguments)
    {
        if (Find(key) is not { } values)
            return key;
        var text = values[Math.Max(0, languages.IndexOf(language))];
        return arguments.IsEmpty && !text.Contains('{', StringComparison.Ordinal) ? text : string.Format(CultureInfo.InvariantCulture, text, arguments);
    }

    /// <summary>Reports what is asked for but missing, and what is there but never asked for.</summary>
    /// <param name="needed">Keys that the engine itself uses.</param>
    internal void Check(IEnumerable<string> needed, string themeName, DiagnosticBag diagnostics)
    {
        foreach (var key in needed)
        {
            if (Find(key) is null)
                diagnostics.AddUnknown(ThemeRules.UnknownString, SourceSpan.Whole($"{themeName}/strings/{languages[0]}.yml"), key, [], languages[0]);
        }
        foreach (var key in texts.Keys)
        {
            if (!used.ContainsKey(key))
                diagnostics.Add(ThemeRules.UnusedString, places[key], key);
        }
    }

    private void Add(YamlMapping mapping, string prefix, int language, string file, DiagnosticBag diagnostics)
    {
        foreach (var entry in mapping.Entries)
        {
            var key = prefix + entry.Key.Value;
            if (entry.Value is YamlMapping inner)
            {
                Add(inner, key + ".", language, file, diagnostics);
                continue;
            }
            var where = new SourceSpan(file, entry.Key.Line, entry.Key.Column, entry.Key.Length);
            if (entry.Value is not YamlScalar scalar)
            {
                diagnostics.Add(YamlRules.WrongShape, where, key, YamlContext.ShapeOf(entry.Value), new Bilingual("een tekst", "a text"));
                continue;
            }
            if (!texts.TryGetValue(key, out var values))
                values = texts[key] = new string[languages.Length];
            values[language] = scalar.Value;
            places.TryAdd(key, where);
        }
    }
}
