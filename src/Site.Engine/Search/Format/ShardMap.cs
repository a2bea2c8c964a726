using Site.Engine.Search.Analysis;

namespace Site.Engine.Search.Format;

/// <summary>Tells which shard holds a form, and which ones hold those that begin with a prefix; the writer's and the readers' common rule.</summary>
/// <param name="starts">Per shard a text that is not after its first key and after the last key of the shard before; the first is empty.</param>
internal sealed class ShardMap(string[] starts, LayoutKey layout)
{
    /// <summary>The shard that holds a form, if any does.</summary>
    public int Of(string form) => OfKey(KeyOf(form));

    public string KeyOf(string form) => layout.Of(form);

    /// <summary>
    /// The shards that can hold forms with a prefix, ascending: those of all keys that begin as it does, and that of its own key, where forms stand
    /// whose ending the prefix reaches into.
    /// </summary>
    public IReadOnlyList<int> OfPrefix(string prefix)
    {
        var letters = LayoutKey.Squeeze(prefix);
        var own = Of(prefix);
        var first = OfKey(letters);
        // No key is longer than the letters of a token allow, so this is after every key with the prefix.
        var range = Enumerable.Range(first, OfKey(letters + '\uFFFF') - first + 1);
        return own < first ? [own, .. range] : [.. range];
    }

    private int OfKey(string key)
    {
        var low = 0;
        var high = starts.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (string.CompareOrdinal(starts[middle], key) <= 0) low = middle;
            else high = middle - 1;
        }

        return low;
    }
}
