namespace Site.Engine.Theming.Templates;

internal enum TokenKind
{
    Text,
    Value,
    Raw,
    Open,
    Close,
    Else,
    Partial,
    PartialBlock,
}

internal sealed record Token(TokenKind Kind, string Content, int Line, int Column)
{
    public TemplateException Error(string nl, string en) => new(nl, en, Line, Column);
}

/// <summary>Template text to tokens, whitespace control and standalone lines already applied (Handlebars' rules).</summary>
internal static class TemplateLexer
{
    public static List<Token> Read(string source)
    {
        var tokens = new List<Token>();
        int at = 0, line = 1, column = 1;
        var trimNext = false;
        while (at < source.Length)
        {
            var open = source.IndexOf("{{", at, StringComparison.Ordinal);
            if (open < 0)
                open = source.Length;
            var text = source[at..open];
            var (textLine, textColumn) = (line, column);
            Advance(text, ref line, ref column);
            if (open == source.Length)
            {
                tokens.Add(new Token(TokenKind.Text, trimNext ? text.TrimStart() : text, textLine, textColumn));
                return tokens;
            }
            var tag = Tag(source, open, line, column);
            Advance(source[open..tag.End], ref line, ref column);
            var standalone = tag.CanStandAlone && StandsAlone(source, open, tag.End);
            if (trimNext)
                text = text.TrimStart();
            if (tag.TrimBefore)
                text = text.TrimEnd();
            else if (standalone)
                text = text.TrimEnd(' ', '\t');
            tokens.Add(new Token(TokenKind.Text, text, textLine, textColumn));
            if (tag.Token is not null)
                tokens.Add(tag.Token);
            at = tag.End;
            trimNext = tag.TrimAfter;
            if (standalone && !trimNext)
            {
                var end = source.IndexOf('\n', at);
                var skipped = end < 0 ? source[at..] : source[at..(end + 1)];
                Advance(skipped, ref line, ref column);
                at += skipped.Length;
            }
        }
        return tokens;
    }

    private sealed record Found(Token? Token, int End, bool TrimBefore, bool TrimAfter, bool CanStandAlone);

    private static Found Tag(string source, int open, int line, int column)
    {
        if (source.AsSpan(open).StartsWith("{{!--") || source.AsSpan(open).StartsWith("{{~!--"))
        {
            var close = source.IndexOf("--}}", open, StringComparison.Ordinal);
            var closeTrim = source.IndexOf("--~}}", open, StringComparison.Ordinal);
            if (close < 0 && closeTrim < 0)
                throw new TemplateException("een opmerking wordt niet gesloten", "a comment is not closed", line, column);
            var trims = closeTrim >= 0 && (close < 0 || closeTrim < close);
            return new Found(null, trims ? closeTrim + 5 : close + 4, source[open + 2] == '~', trims, CanStandAlone: true);
        }
        var raw = source.AsSpan(open).StartsWith("{{{");
        var mark = raw ? "}}}" : "}}";
        var start = open + (raw ? 3 : 2);
        var end = source.IndexOf(mark, start, StringComparison.Ordinal);
        if (end < 0)
            throw new TemplateException("een gat {{ wordt niet gesloten", "a hole {{ is not closed", line, column);
        var content = source[start..end];
        var before = content.StartsWith('~');
        var after = content.EndsWith('~');
        content = content.Trim('~').Trim();
        Token Make(TokenKind kind, string inner) => new(kind, inner.Trim(), line, column);
        var token = content switch
        {
            _ when raw => Make(TokenKind.Raw, content),
            ['!', ..] => null,
            ['#', '>', ..] => Make(TokenKind.PartialBlock, content[2..]),
            ['#', ..] => Make(TokenKind.Open, content[1..]),
            ['/', ..] => Make(TokenKind.Close, content[1..]),
            ['>', ..] => Make(TokenKind.Partial, content[1..]),
            "else" => Make(TokenKind.Else, ""),
            _ when content.StartsWith("else ", StringComparison.Ordinal) => Make(TokenKind.Else, content[5..]),
            _ => Make(TokenKind.Value, content),
        };
        return new Found(token, end + mark.Length, before, after, token is null or not { Kind: TokenKind.Value or TokenKind.Raw });
    }

    /// <summary>Nothing but blanks on the tag's line: the line leaves no trace.</summary>
    private static bool StandsAlone(string source, int open, int end)
    {
        for (var i = open - 1; i >= 0 && source[i] != '\n'; i--)
        {
            if (source[i] is not (' ' or '\t'))
                return false;
        }
        for (var i = end; i < source.Length && source[i] != '\n'; i++)
        {
            if (source[i] is not (' ' or '\t' or '\r'))
                return false;
        }
        return true;
    }

    private static void Advance(string text, ref int line, ref int column)
    {
        var last = text.LastIndexOf('\n');
        if (last < 0)
        {
            column += text.Length;
            return;
        }
        line += text.AsSpan().Count('\n');
        column = text.Length - last;
    }
}
