using System.Collections.Immutable;
using System.Globalization;
using Site.Engine.Diagnostics;
using Site.Engine.Markdown;
using Site.Engine.Yaml;
using Site.Model;
using Site.Model.Diagnostics;

namespace Site.Engine.ContentTypes;

/// <summary>What the readers of data files have in common.</summary>
internal static class DataReading
{
    public static readonly IdRule SlugId = new("^[a-z0-9]+(-[a-z0-9]+)*$", id => id);

    /// <summary>Ids such as "ODD-01" or "C1.1a": on a page in small letters, with a hyphen for the full stop.</summary>
    public static readonly IdRule UpperId = new("^[A-Z][A-Za-z0-9]*([.-][A-Za-z0-9]+)*$", PrincipleSet.Anchor);

    /// <summary>The key <c>id</c>, which must be fit for an anchor.</summary>
    public static string Id(this MapReader r, IdRule rule)
    {
        var id = r.RequiredText("id", pattern: rule.Pattern);
        if (!r.IsDescribing && id.Length > 0 && !Slugs.IsValid(rule.Anchor(id)))
            r.Context.Diagnostics.Add(MarkdownRules.BadId, r.Span("id"), id);
        return id;
    }

    /// <summary>A text per language as keys of the mapping itself: <c>{id: ..., nl: ..., en: ...}</c>.</summary>
    public static LocalizedText OwnTexts(this MapReader r) =>
        new([.. r.Context.Languages.Select(l => KeyValuePair.Create(l, r.RequiredText(l)))]);

    public static ImmutableArray<Reference> References(this MapReader r, string key, string? about = null, bool required = false) =>
        r.Items(key, v => v.Text() is { } id ? new Reference(id, v.Where) : null, about, required);

    public static Reference RequiredReference(this MapReader r, string key, string? about = null) =>
        new(r.RequiredText(key, about), r.Span(key));

    /// <summary>The items with a new id each; a second one of the same id is reported and left out.</summary>
    public static ImmutableArray<T> Unique<T>(this ImmutableArray<T> items, Func<T, string> id, Func<T, SourceSpan> where, YamlContext context)
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        var unique = ImmutableArray.CreateBuilder<T>(items.Length);
        foreach (var item in items)
        {
            if (id(item).Length == 0)
                continue;
            if (first.TryAdd(id(item), where(item).Line))
                unique.Add(item);
            else
                context.Diagnostics.Add(YamlRules.DuplicateId, where(item), id(item), first[id(item)].ToString(CultureInfo.InvariantCulture));
        }
        return unique.DrainToImmutable();
    }
}

/// <param name="Pattern">Regular expression for the schema.</param>
/// <param name="Anchor">The id as it stands on a page.</param>
internal sealed record IdRule(string Pattern, Func<string, string> Anchor);
