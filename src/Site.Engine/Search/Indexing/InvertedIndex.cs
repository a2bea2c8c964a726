namespace Site.Engine.Search.Indexing;

/// <summary>The finished index of one language: terms in the order of their keys, each with the documents that hold it.</summary>
internal sealed class InvertedIndex
{
    /// <summary>The surface forms, sorted by key and then by code unit.</summary>
    public required string[] Forms { get; init; }

    /// <summary>Per term the key that it is sorted by (<see cref="Analysis.LayoutKey"/>).</summary>
    public required string[] Keys { get; init; }

    /// <summary>Per term the other forms of its class, most frequent first.</summary>
    public required int[][] Peers { get; init; }

    /// <summary>Per term where its postings start; one more at the end.</summary>
    public required int[] Starts { get; init; }

    /// <summary>Document numbers, ascending within a term.</summary>
    public required int[] Documents { get; init; }

    /// <summary>Per posting the saturated weight w / (w + saturation), from 0 to 1.</summary>
    public required float[] Impacts { get; init; }

    public required int DocumentCount { get; init; }

    public int DocumentFrequency(int term) => Starts[term + 1] - Starts[term];
}
