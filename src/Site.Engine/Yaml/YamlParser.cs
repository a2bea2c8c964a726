using Site.Engine.Diagnostics;
using Site.Engine.Sources;
using Site.Model.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Site.Engine.Yaml;

/// <summary>YAML text to <see cref="YamlNode"/>s through YamlDotNet's events: positions kept, double keys, depth and aliases held in check.</summary>
public sealed class YamlParser
{
    private readonly string file;
    private readonly int lineOffset;
    private readonly DiagnosticBag diagnostics;
    private readonly Limits limits;
    private readonly Dictionary<string, (YamlNode Node, int Size)> anchors = new(StringComparer.Ordinal);
    private int aliasNodes;
    private int nodes;

    private YamlParser(string file, int lineOffset, DiagnosticBag diagnostics, Limits limits)
    {
        this.file = file;
        this.lineOffset = lineOffset;
        this.diagnostics = diagnostics;
        this.limits = limits;
    }

    /// <summary>The first document of the text, or null with a diagnostic. An empty text is an empty mapping.</summary>
    /// <param name="lineOffset">Lines that stand before the text in its file.</param>
    public static YamlNode? Parse(string text, string file, DiagnosticBag diagnostics, int lineOffset = 0, Limits? limits = null)
    {
        var depth = (limits ?? Limits.Default).YamlDepth;
        if (text.AsSpan().Count('[') + text.AsSpan().Count('{') > 0 && BracketDepth(text) > depth * 4)
        {
            // YamlDotNet's scanner recurses on flow collections: refuse before it can run out of stack.
            diagnostics.Add(YamlRules.TooDeep, new SourceSpan(file, lineOffset + 1, 1), depth.ToString(System.Globalization.CultureInfo.InvariantCulture));
            return null;
        }
        return new YamlParser(file, lineOffset, diagnostics, limits ?? Limits.Default).Parse(text);
    }

    /// <summary>Reports characters that escapes such as "\0" bring in: what a file may not hold, a value may not hold either.</summary>
    private void Harmless(Scalar scalar)
    {
        var text = scalar.Value.AsSpan();
        var at = text.IndexOfAny(SourceReader.ControlCharacters);
        for (var i = 0; at < 0 && i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]))
                at = i;
        }
        if (at >= 0)
            diagnostics.Add(FileRules.ControlCharacter, new SourceSpan(file, Line(scalar.Start), Column(scalar.Start)), ((int)text[at]).ToString("X4", System.Globalization.CultureInfo.InvariantCulture));
    }

    private YamlNode? Parse(string text)
    {
        var parser = new Parser(new StringReader(text));
        try
        {
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
                return new YamlMapping([], lineOffset + 1, 1);
            parser.Consume<DocumentStart>();
            var node = Node(parser, 1);
            parser.Consume<DocumentEnd>();
            if (parser.Current is { } more and not StreamEnd)
                throw new YamlException(more.Start, more.End, "a second document begins here");
            return node;
        }
        catch (YamlException e)
        {
            var reason = Reason(e);
            Broken(text, Math.Max(1, (int)e.Start.Line), Math.Max(1, (int)e.Start.Column), reason);
            return null;
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException or OverflowException or IndexOutOfRangeException)
        {
            // YamlDotNet's scanner stumbles over some broken texts instead of refusing them.
            var (line, column) = parser.Current is { } at ? ((int)at.End.Line, Column(at.End)) : (1, 1);
            Broken(text, line, column, new Bilingual("vanaf hier kan de tekst niet worden gelezen", "the text cannot be read from here on"), isVague: true);
            return null;
        }
        catch (LimitException)
        {
            return null;
        }
    }

    private void Broken(string text, int line, int column, Bilingual reason, bool isVague = false)
    {
        if (YamlSlips.Near(text, line, saysTab: reason.Nl == Tab, isVague || reason.Nl == Indented) is var (slipLine, slipColumn, slip))
            (line, column, reason) = (slipLine, slipColumn, slip);
        diagnostics.Add(YamlRules.Syntax, new SourceSpan(file, lineOffset + line, column), reason);
    }

    /// <summary>The parser's own words in English; in Dutch what they come down to, for the faults that editors make.</summary>
    private static Bilingual Reason(YamlException e)
    {
        var message = e.InnerException?.Message ?? e.Message;
        var end = message.IndexOf("): ", StringComparison.Ordinal);
        if (message.StartsWith('(') && end > 0)
            message = message[(end + 3)..];
        var reason = message.Trim().TrimEnd('.');
        foreach (var (part, dutch) in Faults)
        {
            if (reason.Contains(part, StringComparison.OrdinalIgnoreCase))
                return new Bilingual(dutch, reason);
        }
        return new Bilingual("de opbouw klopt hier niet", reason);
    }

    private const string Tab = "een tab; gebruik spaties";
    private const string Indented = "een regel die verkeerd is ingesprongen, of tekst achter een aanhalingsteken";

    /// <summary>Parts of what YamlDotNet says, the special before the general, and what editors did to hear it.</summary>
    private static readonly (string Part, string Dutch)[] Faults =
    [
        ("escape character", "een onbekend teken achter een schuine streep \\; schrijf twee schuine strepen, of gebruik enkele aanhalingstekens"),
        ("hexadecimal", "een onbekende code achter een schuine streep \\; schrijf twee schuine strepen, of gebruik enkele aanhalingstekens"),
        ("unicode", "een onbekende code achter een schuine streep \\; schrijf twee schuine strepen, of gebruik enkele aanhalingstekens"),
        ("tab as indentation", Tab),
        ("tab character", Tab),
        ("block scalar", "een tekst die met | of > begint; zet haar tussen aanhalingstekens, of begin op de volgende regel"),
        ("comment", "een hekje # waar geen opmerking kan staan"),
        ("invalid mapping", "een dubbele punt waar geen sleutel kan staan"),
        ("mapping values", "een dubbele punt waar geen sleutel kan staan"),
        ("simple key", "een sleutel zonder dubbele punt erachter"),
        ("expected ':'", "een sleutel zonder dubbele punt erachter"),
        ("key indicator", "een vraagteken waar geen sleutel kan staan"),
        ("quoted scalar", "een aanhalingsteken dat niet wordt gesloten"),
        ("flow sequence", "een rechte haak [ die niet wordt gesloten"),
        ("flow mapping", "een accolade { die niet wordt gesloten"),
        ("flow entry", "een komma te veel"),
        ("has no anchor", "een waarde die met * begint; zet haar tussen aanhalingstekens"),
        ("anchor", "een waarde die met * of & begint; zet haar tussen aanhalingstekens"),
        ("alias", "een waarde die met * begint; zet haar tussen aanhalingstekens"),
        ("document", "een regel met --- of ... op een plek waar dat niet kan"),
        ("directive", "een waarde die met % begint; zet haar tussen aanhalingstekens"),
        ("tag", "een waarde die met ! begint; zet haar tussen aanhalingstekens"),
        ("cannot start any token", "een teken waarmee een waarde niet kan beginnen; zet de waarde tussen aanhalingstekens"),
        ("block mapping", Indented),
        ("block collection", "een regel die verkeerd is ingesprongen"),
        ("block end", "een regel die verkeerd is ingesprongen"),
        ("indentation", "een regel die verkeerd is ingesprongen"),
        ("node content", "een waarde die ontbreekt"),
        ("single word", "een sleutel die zelf een lijst of groep is"),
        ("end of", "een aanhalingsteken of haak die niet wordt gesloten"),
        ("too early", "een aanhalingsteken of haak die niet wordt gesloten"),
    ];

    private YamlNode Node(Parser parser, int depth)
    {
        var current = parser.Current ?? throw new YamlException("the text ends too early");
        if (depth > limits.YamlDepth)
            throw Limit(YamlRules.TooDeep, current.Start, limits.YamlDepth);
        nodes++;
        switch (current)
        {
            case AnchorAlias alias:
                parser.MoveNext();
                if (!anchors.TryGetValue(alias.Value.Value, out var target))
                    throw new YamlException(alias.Start, alias.End, $"the alias *{alias.Value.Value} has no anchor before it");
                // Counted as if written out, so that aliases of aliases multiply here too.
                nodes += target.Size;
                aliasNodes += target.Size;
                // What holds an alias is as large as what it stands for, so that aliases of aliases count in full.
                nodes += target.Size - 1;
                if (aliasNodes > limits.YamlAliases)
                    throw Limit(YamlRules.TooManyAliases, alias.Start, limits.YamlAliases);
                return target.Node;
            case Scalar scalar:
                parser.MoveNext();
                // YAML takes "!word text" for a type and drops the word: an editor wrote it to be read.
                if (!scalar.Tag.IsEmpty && scalar.Tag.Value is ['!', not '!', ..])
                    throw new YamlException(scalar.Start, scalar.End, "a tag is not expected here");
                Harmless(scalar);
                var length = scalar.Start.Line == scalar.End.Line ? (int)(scalar.End.Column - scalar.Start.Column) : 1;
                return Anchored(scalar.Anchor, 1, new YamlScalar(scalar.Value, scalar.Style == ScalarStyle.Plain, Line(scalar.Start), Column(scalar.Start), length));
            case SequenceStart sequence:
                return Sequence(parser, sequence, depth);
            case MappingStart mapping:
                return Mapping(parser, mapping, depth);
            default:
                throw new YamlException(current.Start, current.End, "unexpected end of the text");
        }
    }

    private YamlSequence Sequence(Parser parser, SequenceStart start, int depth)
    {
        var before = nodes;
        parser.MoveNext();
        var items = new List<YamlNode>();
        while (!parser.TryConsume<SequenceEnd>(out _))
            items.Add(Node(parser, depth + 1));
        return Anchored(start.Anchor, nodes - before + 1, new YamlSequence(items, Line(start.Start), Column(start.Start)));
    }

    private YamlMapping Mapping(Parser parser, MappingStart start, int depth)
    {
        var before = nodes;
        parser.MoveNext();
        var entries = new List<YamlEntry>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (Node(parser, depth + 1) is not YamlScalar key)
                throw new YamlException(parser.Current!.Start, parser.Current.End, "a key must be a single word or text");
            var value = Node(parser, depth + 1);
            if (keys.Add(key.Value))
                entries.Add(new YamlEntry(key, value));
            else
                diagnostics.Add(YamlRules.DuplicateKey, new SourceSpan(file, key.Line, key.Column, key.Length), key.Value);
        }
        return Anchored(start.Anchor, nodes - before + 1, new YamlMapping(entries, Line(start.Start), Column(start.Start)));
    }

    private T Anchored<T>(AnchorName anchor, int size, T node)
        where T : YamlNode
    {
        if (!anchor.IsEmpty)
            anchors[anchor.Value] = (node, size);
        return node;
    }

    private LimitException Limit(DiagnosticRule rule, Mark at, int limit)
    {
        diagnostics.Add(rule, new SourceSpan(file, Line(at), Column(at)), limit.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return new LimitException();
    }

    private int Line(Mark mark) => lineOffset + (int)mark.Line;

    private static int Column(Mark mark) => Math.Max(1, (int)mark.Column);

    private static int BracketDepth(string text)
    {
        int depth = 0, deepest = 0;
        foreach (var c in text)
        {
            if (c is '[' or '{')
                deepest = Math.Max(deepest, ++depth);
            else if (c is ']' or '}')
                depth = Math.Max(0, depth - 1);
        }
        return deepest;
    }

    private sealed class LimitException : Exception;
}
