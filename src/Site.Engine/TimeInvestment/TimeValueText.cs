using System.Collections.Immutable;
using Site.Model.TimeInvestment;

namespace Site.Engine.TimeInvestment;

/// <summary>Table figures as running text repeats them: "2,5 uur", "110 minutes", "8".</summary>
public static class TimeValueText
{
    /// <summary>The text for a path in a language, or null for an unknown path.</summary>
    public static string? Find(TimeInvestmentDefinition definition, string path, string language)
    {
        foreach (var value in TableValues.All(definition.Tables))
        {
            if (value.Key == path)
                return Text(value.Value, UnitOf(definition.Tables, path), language);
        }
        return null;
    }

    private static string Text(Rational value, TimeUnit unit, string language)
    {
        var number = TimeFormat.Number(value, 6, language);
        return (unit, language) switch
        {
            (TimeUnit.Contacts, _) => number,
            (TimeUnit.Minutes, "nl") => number + (value == Rational.One ? " minuut" : " minuten"),
            (TimeUnit.Minutes, _) => number + (value == Rational.One ? " minute" : " minutes"),
            (_, "nl") => number + " uur",
            _ => number + (value == Rational.One ? " hour" : " hours"),
        };
    }

    /// <summary>What the figure at a path counts; contacts stands for a bare number.</summary>
    private static TimeUnit UnitOf(ImmutableArray<TimeTable> tables, string path)
    {
        var parts = path.Split('.');
        var unit = tables.First(t => t.Id == parts[0]).Unit;
        return parts.Length < 3 ? unit : parts[2] switch
        {
            "each" or "hours" => TimeUnit.Hours,
            "minutes" => TimeUnit.Minutes,
            _ => TimeUnit.Contacts,
        };
    }
}
