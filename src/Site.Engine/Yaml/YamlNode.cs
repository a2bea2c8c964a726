namespace Site.Engine.Yaml;

/// <summary>A YAML value with its place: line and column count from 1 in the file, front matter included.</summary>
public abstract record YamlNode(int Line, int Column);

/// <param name="IsPlain">Written without quotes, so that null, true and 1 have their YAML meaning.</param>
/// <param name="Length">Code units in the source on the first line.</param>
public sealed record YamlScalar(string Value, bool IsPlain, int Line, int Column, int Length) : YamlNode(Line, Column)
{
    public bool IsNull => IsPlain && Value is "" or "~" or "null" or "Null" or "NULL";
}

public sealed record YamlSequence(IReadOnlyList<YamlNode> Items, int Line, int Column) : YamlNode(Line, Column);

public sealed record YamlEntry(YamlScalar Key, YamlNode Value);

public sealed record YamlMapping(IReadOnlyList<YamlEntry> Entries, int Line, int Column) : YamlNode(Line, Column)
{
    public YamlNode? Find(string key)
    {
        // By index: an enumerator of an interface is an object, and every key of every page is looked up.
        for (var i = 0; i < Entries.Count; i++)
        {
            if (Entries[i].Key.Value == key)
                return Entries[i].Value;
        }
        return null;
    }
}
