namespace Site.Engine.Markdown.Blocks;

/// <summary>A block that an author writes as <c>:::name argument</c>. One folder per block; <see cref="BlockList"/> names all.</summary>
public interface IBlock
{
    string Name { get; }

    /// <summary>Writes the block while the page is parsed: HTML, the content, and holes for what only the site knows.</summary>
    void Write(BlockScope scope);
}

/// <summary>All blocks, by name.</summary>
public sealed class BlockList(IReadOnlyList<IBlock> blocks)
{
    private readonly Dictionary<string, IBlock> byName = blocks.ToDictionary(b => b.Name, StringComparer.Ordinal);

    public IReadOnlyList<string> Names { get; } = [.. blocks.Select(b => b.Name).Order(StringComparer.Ordinal)];

    public IBlock? Find(string name) => byName.GetValueOrDefault(name);
}
