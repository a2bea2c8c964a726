using System.Collections.Immutable;
using System.Globalization;
using Site.Engine.Diagnostics;
using Site.Engine.Sources;
using Site.Model;
using Site.Model.Diagnostics;

namespace Site.Engine.Yaml;

/// <summary>What all readers of one YAML file share: its name, the site's languages, and where findings go.</summary>
public sealed record YamlContext(string File, ImmutableArray<string> Languages, DiagnosticBag Diagnostics)
{
    /// <summary>The limits that the file is read under.</summary>
    public Limits Limits { get; init; } = Limits.Default;

    public SourceSpan Span(YamlNode node) =>
        new(File, node.Line, node.Column, node is YamlScalar scalar ? scalar.Length : 1);

    /// <summary>Reads a whole file as one mapping; null with a diagnostic when it is not one.</summary>
    public T? ReadFile<T>(string text, Func<MapReader, T?> read)
        where T : class
    {
        switch (YamlParser.Parse(text, File, Diagnostics, limits: Limits))
        {
            case null:
                return null;
            case YamlMapping mapping:
                return MapReader.Read(new MapReader(mapping, this, new SourceSpan(File, 1, 1)), read);
            case var other:
                Diagnostics.Add(YamlRules.WrongShape, Span(other), File, ShapeOf(other), new Bilingual("sleutels met waarden", "keys with values"));
                return null;
        }
    }

    internal string? Text(YamlNode node, string key)
    {
        if (node is YamlScalar scalar)
            return scalar.Value;
        Diagnostics.Add(YamlRules.WrongShape, Span(node), key, ShapeOf(node), new Bilingual("een tekst", "a text"));
        return null;
    }

    internal int? Integer(YamlNode node, string key, int min, int max)
    {
        if (node is YamlScalar { IsPlain: true } scalar
            && int.TryParse(scalar.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= min && number <= max)
        {
            return number;
        }
        Wrong(key, node, (min, max) switch
        {
            (int.MinValue, int.MaxValue) => new Bilingual("een geheel getal", "a whole number"),
            (_, int.MaxValue) => new Bilingual($"een geheel getal vanaf {Digits(min)}", $"a whole number from {Digits(min)}"),
            _ => new Bilingual($"een geheel getal van {Digits(min)} tot en met {Digits(max)}", $"a whole number from {Digits(min)} to {Digits(max)}"),
        });
        return null;
    }

    internal decimal? Number(YamlNode node, string key)
    {
        if (node is YamlScalar { IsPlain: true } scalar
            && decimal.TryParse(scalar.Value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }
        Wrong(key, node, new Bilingual("een getal, met een punt voor de decimalen", "a number, with a point before the decimals"));
        return null;
    }

    /// <summary>A mapping from language to text with every language of the site, or one text where the site has one language.</summary>
    internal LocalizedText? Localized(YamlNode node, string key)
    {
        if (node is YamlScalar single && Languages.Length == 1)
            return new LocalizedText([KeyValuePair.Create(Languages[0], single.Value)]);
        if (node is not YamlMapping mapping)
        {
            Diagnostics.Add(YamlRules.WrongShape, Span(node), key, ShapeOf(node),
                new Bilingual($"een tekst per taal: {Example()}", $"a text per language: {Example()}"));
            return null;
        }
        var texts = new List<KeyValuePair<string, string>>();
        foreach (var entry in mapping.Entries)
        {
            if (!Languages.Contains(entry.Key.Value))
                Diagnostics.AddUnknown(YamlRules.UnknownKey, Span(entry.Key), entry.Key.Value, Languages, string.Join(", ", Languages));
            else if (entry.Value is YamlScalar { IsNull: true } or YamlScalar { Value: "" })
                Diagnostics.Add(YamlRules.Empty, Span(entry.Value), $"{key}.{entry.Key.Value}");
            else if (Text(entry.Value, $"{key}.{entry.Key.Value}") is { } text)
                texts.Add(KeyValuePair.Create(entry.Key.Value, text));
        }
        foreach (var language in Languages)
        {
            if (mapping.Find(language) is null)
                Diagnostics.Add(YamlRules.MissingLanguage, Span(mapping), key, language);
        }
        return texts.Count == 0 ? null : new LocalizedText([.. Languages.SelectMany(l => texts.Where(t => t.Key == l))]);
    }

    internal void Wrong(string key, YamlNode found, Bilingual expected)
    {
        if (found is YamlScalar scalar)
            Diagnostics.Add(YamlRules.WrongValue, Span(found), key, scalar.Value, expected);
        else
            Diagnostics.Add(YamlRules.WrongShape, Span(found), key, ShapeOf(found), expected);
    }

    internal static Bilingual ShapeOf(YamlNode node) => node switch
    {
        YamlSequence => new Bilingual("een lijst", "a list"),
        YamlMapping => new Bilingual("een groep sleutels met waarden", "keys with values"),
        _ => new Bilingual("een enkele waarde", "a single value"),
    };

    private string Example() => "{" + string.Join(", ", Languages.Select(l => l + ": ...")) + "}";

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
