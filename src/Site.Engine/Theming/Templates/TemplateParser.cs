namespace Site.Engine.Theming.Templates;

/// <summary>
/// Reads the closed subset of Handlebars that themes may use (https://handlebarsjs.com/guide/expressions.html): values, if, unless, each,
/// with, else, partials, partial blocks, comments, whitespace control, and the helpers t, asset and icon.
/// </summary>
internal sealed class TemplateParser
{
    private static readonly string[] Blocks = ["if", "unless", "each", "with"];
    private static readonly string[] Helpers = ["t", "asset", "icon"];

    private readonly List<Token> tokens;
    private int next;
    private int depth;

    private readonly int maxDepth;

    private TemplateParser(List<Token> tokens, int maxDepth)
    {
        this.tokens = tokens;
        this.maxDepth = maxDepth;
    }

    /// <param name="maxDepth">Most levels of blocks.</param>
    public static IReadOnlyList<TemplateNode> Parse(string source, int maxDepth = 100)
    {
        var parser = new TemplateParser(TemplateLexer.Read(source), maxDepth);
        var nodes = parser.Nodes(null);
        return nodes;
    }

    private List<TemplateNode> Nodes(Token? opener)
    {
        if (++depth > maxDepth)
            throw opener!.Error($"blokken zijn meer dan {maxDepth} niveaus diep; de grens is in te stellen met --limit block-depth", $"blocks are more than {maxDepth} levels deep; the limit is set with --limit block-depth");
        var nodes = NodesInside(opener);
        depth--;
        return nodes;
    }

    private List<TemplateNode> NodesInside(Token? opener)
    {
        var nodes = new List<TemplateNode>();
        while (next < tokens.Count)
        {
            var token = tokens[next];
            switch (token.Kind)
            {
                case TokenKind.Text:
                    next++;
                    if (token.Content.Length > 0)
                        nodes.Add(new TextNode(token.Content, token.Line, token.Column));
                    break;
                case TokenKind.Close:
                    if (opener is null)
                        throw token.Error($"{{{{/{token.Content}}}}} sluit niets", $"{{{{/{token.Content}}}}} closes nothing");
                    return nodes;
                case TokenKind.Else:
                    if (opener is null)
                        throw token.Error("{{else}} staat buiten een blok", "{{else}} stands outside a block");
                    return nodes;
                default:
                    nodes.Add(Node(token));
                    break;
            }
        }
        if (opener is { } open)
            throw open.Error($"{{{{#{open.Content}}}}} wordt niet gesloten", $"{{{{#{open.Content}}}}} is not closed");
        return nodes;
    }

    private TemplateNode Node(Token token)
    {
        next++;
        return token.Kind switch
        {
            TokenKind.Value or TokenKind.Raw => Value(token),
            TokenKind.Open => Block(token),
            TokenKind.Partial => Partial(token),
            TokenKind.PartialBlock => PartialBlock(token),
            _ => throw token.Error("onverwachte tekst", "unexpected text"),
        };
    }

    private static TemplateNode Value(Token token)
    {
        var words = Words(token);
        if (words.Count == 0)
            throw token.Error("een leeg gat {{}}", "an empty hole {{}}");
        if (Helpers.Contains(words[0].Text, StringComparer.Ordinal) && words.Count > 1)
        {
            if (!words[1].IsText)
                throw token.Error($"achter {words[0].Text} hoort een naam tussen aanhalingstekens", $"{words[0].Text} is followed by a name in quotes");
            return new HelperNode(words[0].Text, words[1].Text, [.. words.Skip(2).Select(w => Path(token, w))], token.Line, token.Column);
        }
        if (words.Count > 1)
            throw token.Error($"onbekende hulp \"{words[0].Text}\"; er zijn t, asset en icon", $"unknown helper \"{words[0].Text}\"; there are t, asset and icon");
        return new ValueNode(Path(token, words[0]), token.Kind == TokenKind.Raw, token.Line, token.Column);
    }

    private TemplateNode Block(Token token)
    {
        var words = Words(token);
        if (words.Count != 2 || !Blocks.Contains(words[0].Text, StringComparer.Ordinal))
            throw token.Error("een blok is {{#if naam}}, {{#unless naam}}, {{#each naam}} of {{#with naam}}", "a block is {{#if name}}, {{#unless name}}, {{#each name}} or {{#with name}}");
        var name = words[0].Text;
        var opener = token with { Content = name };
        var path = Path(token, words[1]);
        var body = Nodes(opener);
        var otherwise = Else(opener, name == "if");
        return name switch
        {
            "each" => new EachNode(path, body, otherwise, token.Line, token.Column),
            "with" => new WithNode(path, body, otherwise, token.Line, token.Column),
            _ => new IfNode(path, name == "unless", body, otherwise, token.Line, token.Column),
        };
    }

    /// <summary>What follows the first part of a block: nothing, {{else}} or {{else if}}; ends behind the closing tag.</summary>
    private List<TemplateNode> Else(Token opener, bool allowsIf)
    {
        var token = tokens[next];
        next++;
        if (token.Kind == TokenKind.Close)
        {
            if (token.Content != opener.Content)
                throw token.Error($"{{{{#{opener.Content}}}}} van regel {opener.Line} wordt gesloten met {{{{/{token.Content}}}}}", $"{{{{#{opener.Content}}}}} of line {opener.Line} is closed by {{{{/{token.Content}}}}}");
            return [];
        }
        var words = Words(token);
        if (words.Count == 0)
        {
            var otherwise = Nodes(opener);
            if (tokens[next].Kind == TokenKind.Else)
                throw tokens[next].Error("een tweede {{else}}", "a second {{else}}");
            Else(opener, allowsIf: false);
            return otherwise;
        }
        if (!allowsIf || words.Count != 2 || words[0].Text != "if")
            throw token.Error("verwacht wordt {{else}} of {{else if naam}}", "expected is {{else}} or {{else if name}}");
        var condition = Path(token, words[1]);
        var body = Nodes(opener);
        // A long chain nests as blocks do.
        depth++;
        var rest = Else(opener, allowsIf: true);
        depth--;
        return [new IfNode(condition, Negated: false, body, rest, token.Line, token.Column)];
    }

    private static TemplateNode Partial(Token token)
    {
        if (token.Content == "@partial-block")
            return new SlotNode(token.Line, token.Column);
        var (name, context) = PartialName(token);
        return new PartialNode(name, context, null, token.Line, token.Column);
    }

    private PartialNode PartialBlock(Token token)
    {
        var (name, context) = PartialName(token);
        var opener = token with { Content = name };
        var body = Nodes(opener);
        if (tokens[next].Kind == TokenKind.Else)
            throw tokens[next].Error("{{else}} staat buiten een blok", "{{else}} stands outside a block");
        Else(opener, allowsIf: false);
        return new PartialNode(name, context, body, token.Line, token.Column);
    }

    private static (string Name, PathExpression? Context) PartialName(Token token)
    {
        var words = Words(token);
        if (words.Count is not (1 or 2))
            throw token.Error("een deelsjabloon is {{> naam}} of {{> naam waarde}}", "a partial is {{> name}} or {{> name value}}");
        return (words[0].Text, words.Count == 2 ? Path(token, words[1]) : null);
    }

    private static PathExpression Path(Token token, Word word)
    {
        if (word.IsText)
            throw token.Error($"\"{word.Text}\": hier hoort een naam zonder aanhalingstekens", $"\"{word.Text}\": here belongs a name without quotes");
        var rest = word.Text;
        var up = 0;
        while (rest.StartsWith("../", StringComparison.Ordinal))
        {
            up++;
            rest = rest[3..];
        }
        if (rest is "this" or ".")
            return new PathExpression(word.Text, up, [], token.Line, token.Column);
        if (rest.StartsWith("this.", StringComparison.Ordinal))
            rest = rest[5..];
        var names = rest.Split('.');
        foreach (var name in names)
        {
            var letters = name.StartsWith('@') ? name.AsSpan(1) : name;
            if (letters.IsEmpty || letters.ContainsAnyExcept(NameCharacters))
                throw token.Error($"\"{word.Text}\" is geen naam", $"\"{word.Text}\" is not a name");
        }
        return new PathExpression(word.Text, up, names, token.Line, token.Column);
    }

    private static readonly System.Buffers.SearchValues<char> NameCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    private readonly record struct Word(string Text, bool IsText);

    private static List<Word> Words(Token token)
    {
        var words = new List<Word>();
        var text = token.Content;
        for (var i = 0; i < text.Length;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
            }
            else if (text[i] is '"' or '\'')
            {
                var end = text.IndexOf(text[i], i + 1);
                if (end < 0)
                    throw token.Error("een aanhalingsteken wordt niet gesloten", "a quote is not closed");
                words.Add(new Word(text[(i + 1)..end], IsText: true));
                i = end + 1;
            }
            else
            {
                var end = i;
                while (end < text.Length && !char.IsWhiteSpace(text[end]))
                    end++;
                words.Add(new Word(text[i..end], IsText: false));
                i = end;
            }
        }
        return words;
    }
}
