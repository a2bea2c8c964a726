using System.Collections.Frozen;

namespace Site.Engine.Markdown;

/// <summary>Which attributes an author may write. A closed list: what is not on it (style, on..., src, href) never passes.</summary>
internal static class AttributeRules
{
    private static readonly FrozenSet<string> Allowed = FrozenSet.ToFrozenSet(
        ["lang", "dir", "title", "start", "reversed", "colspan", "rowspan", "scope", "translate", "data-fact"], StringComparer.Ordinal);

    public static bool IsAllowed(string name) =>
        Allowed.Contains(name)
        || (name.StartsWith("data-", StringComparison.Ordinal) && name.AsSpan(5).IndexOfAnyExceptInRange('a', 'z') < 0 && name.Length > 5);
}
