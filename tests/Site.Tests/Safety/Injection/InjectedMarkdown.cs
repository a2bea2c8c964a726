namespace Site.Tests.Safety.Injection;

/// <summary>A small site whose pages show the corpus in every place that Markdown has for a text.</summary>
internal static class InjectedMarkdown
{
    public const string Head = "---\ntitle: Proef\ndescription: Een bladzijde.\n---\n";

    /// <summary>Writes, for each string, a page with it as it is (a0, a1, ...), which may be refused, and one where it is escaped (b0, b1, ...), which may not.</summary>
    public static void Write(Action<string, string> write)
    {
        write("site.yml", "title: Proef\nlanguages: [nl]\nbase-url: https://proef.example\n");
        write("pages/begin.nl.md", Head + "Tekst.\n");
        write("media/a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        for (var i = 0; i < Strings.All.Count; i++)
        {
            write($"pages/a{i}.nl.md", Head + Everything(Strings.All[i]));
            write($"pages/b{i}.nl.md", Head + Everything(Strings.Markdown(Strings.All[i])));
        }
    }

    /// <summary>Every place that Markdown has for a text.</summary>
    public static string Everything(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return $"""
            {text}

            a {line} b

            ## {line}

            - {line}

            > {line}

            | a | b |
            |---|---|
            | {line} | b |

            *{line}* **{line}**

            [{line}](begin.nl.md)

            [a](begin.nl.md "{line}")

            ![{line}](../media/a.svg)

            Term {line}
            :   {line}

            a[^1]

            [^1]: a {line}

            ::::tabs
            :::tab A {line}
            {line}
            :::
            :::tab B
            b
            :::
            ::::

            :::steps
            1. **{line}** {line}
            :::

            :::figures
            - **{line}** {line}
            :::

            :::cards
            - [{line}](begin.nl.md) {line}
            :::

            """;
    }
}
