using System.CommandLine;
using System.Text.RegularExpressions;
using Site.Model.Diagnostics;

namespace Site.Cli.Commands;

/// <summary>What was wrong with a command line, in the language of messages: the parser itself speaks English only.</summary>
internal static partial class UsageTexts
{
    /// <summary>Parts of a validator's own text: Dutch before, English after.</summary>
    private const char Divider = '\u001F';

    [GeneratedRegex("^Unrecognized command or argument '(?<name>[^']*)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unknown { get; }

    [GeneratedRegex("^Argument '(?<name>[^']*)' not recognized. Must be one of:(?<words>.*)$", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex NoChoice { get; }

    [GeneratedRegex("^Required argument '(?<name>[^']*)' missing for command", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NoArgument { get; }

    [GeneratedRegex("^Required argument missing for option: '(?<name>[^']*)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NoValue { get; }

    [GeneratedRegex("^Cannot parse argument '(?<name>[^']*)' for option '(?<option>[^']*)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BadValue { get; }

    [GeneratedRegex("^Option '(?<name>[^']*)' expects a single argument", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Twice { get; }

    /// <summary>The text for <c>AddError</c> in a validator, which knows nothing of languages.</summary>
    public static string Both(string dutch, string english) => dutch + Divider + english;

    /// <summary>Each fault once, in the order of the command line.</summary>
    public static IEnumerable<string> Of(ParseResult parsed, string language)
    {
        var unknown = parsed.Errors.Any(e => Unknown.IsMatch(e.Message));
        foreach (var error in parsed.Errors)
        {
            // A command that was misspelt is not missing too, and the value of an option that was is part of it.
            if (unknown && (error.Message.StartsWith("Required command", StringComparison.Ordinal) || IsValueOfUnknown(parsed, error.Message)))
                continue;
            yield return Text(error.Message, parsed).In(language);
        }
    }

    private static bool IsValueOfUnknown(ParseResult parsed, string message)
    {
        var name = Unknown.Match(message).Groups["name"].Value;
        var at = parsed.UnmatchedTokens.ToList().IndexOf(name);
        return at > 0 && !name.StartsWith('-') && parsed.UnmatchedTokens[at - 1].StartsWith("--", StringComparison.Ordinal);
    }

    private static Bilingual Text(string message, ParseResult parsed)
    {
        if (message.Split(Divider) is [var dutch, var english])
            return new Bilingual(dutch, english);
        if (message.StartsWith("Required command", StringComparison.Ordinal))
        {
            var names = string.Join(", ", parsed.CommandResult.Command.Subcommands.Select(c => c.Name));
            return new Bilingual($"Er ontbreekt een opdracht. Mogelijk zijn: {names}.", $"A command is missing. Possible commands: {names}.");
        }
        if (Unknown.Match(message) is { Success: true } unknown)
            return UnknownName(unknown.Groups["name"].Value, parsed.CommandResult.Command);
        if (NoChoice.Match(message) is { Success: true } choice)
        {
            var words = string.Join(", ", choice.Groups["words"].Value.Split('\'').Where(w => !string.IsNullOrWhiteSpace(w)));
            return new Bilingual($"\"{choice.Groups["name"].Value}\" kan hier niet. Mogelijk zijn: {words}.", $"\"{choice.Groups["name"].Value}\" cannot stand here. Possible values: {words}.");
        }
        if (NoArgument.Match(message) is { Success: true } argument)
            return new Bilingual($"Na \"{parsed.CommandResult.Command.Name}\" ontbreekt {argument.Groups["name"].Value}.", $"{argument.Groups["name"].Value} is missing after \"{parsed.CommandResult.Command.Name}\".");
        if (NoValue.Match(message) is { Success: true } value)
            return new Bilingual($"Achter {value.Groups["name"].Value} ontbreekt een waarde.", $"A value is missing after {value.Groups["name"].Value}.");
        if (BadValue.Match(message) is { Success: true } bad)
            return new Bilingual($"\"{bad.Groups["name"].Value}\" past niet bij {bad.Groups["option"].Value}.", $"\"{bad.Groups["name"].Value}\" does not fit {bad.Groups["option"].Value}.");
        if (Twice.Match(message) is { Success: true } twice)
            return new Bilingual($"{twice.Groups["name"].Value} kan maar één keer.", $"{twice.Groups["name"].Value} can be given once only.");
        return new Bilingual(message, message);
    }

    private static Bilingual UnknownName(string name, Command command)
    {
        var known = name.StartsWith('-')
            ? command.Options.Select(o => o.Name).Append("--messages").Append("--limit").Append("--help")
            : command.Subcommands.Select(c => c.Name);
        var nearest = Suggestions.Nearest(name, known);
        // The root bears the name of the file that was started.
        var owner = command is RootCommand ? "site" : command.Name;
        return new Bilingual(
            $"\"{name}\" is geen opdracht of keuze van \"{owner}\"." + (nearest is null ? "" : $" Bedoelde u {nearest} ?"),
            $"\"{name}\" is no command or option of \"{owner}\"." + (nearest is null ? "" : $" Did you mean {nearest} ?"));
    }
}
