using System.Collections.Immutable;
using Site.Model.TimeInvestment;

namespace Site.Engine.TimeInvestment;

/// <summary>
/// Figures of the tables by path: <c>table.total</c>, <c>table.row</c> (its hours, minutes or count), <c>table.row.field</c>,
/// <c>table.sum</c>. Totals and timed rows also answer to <c>.hours</c> and <c>.minutes</c>.
/// </summary>
public static class TableValues
{
    private static readonly Rational MinutesPerHour = Rational.Of(60);

    /// <summary>Every path with its value, in the order of the tables.</summary>
    public static ImmutableArray<KeyValuePair<string, Rational>> All(ImmutableArray<TimeTable> tables)
    {
        var all = ImmutableArray.CreateBuilder<KeyValuePair<string, Rational>>();
        foreach (var table in tables)
        {
            foreach (var row in table.Rows)
            {
                if (Amount(table.Unit, row) is { } amount)
                    AddTimed(table.Unit, $"{table.Id}.{row.Id}", amount);
                foreach (var field in row.Fields)
                {
                    if (field.Key != "minutes")
                        all.Add(KeyValuePair.Create($"{table.Id}.{row.Id}.{field.Key}", field.Value));
                }
            }
            if (table.Total is { } total)
                AddTimed(table.Unit, table.Id + ".total", total.Sum);
            foreach (var sum in table.Sums)
                all.Add(KeyValuePair.Create($"{table.Id}.{sum.Id}", sum.Sum));
        }
        return all.ToImmutable();

        void AddTimed(TimeUnit unit, string path, Rational amount)
        {
            all.Add(KeyValuePair.Create(path, amount));
            if (unit == TimeUnit.Contacts)
                return;
            all.Add(KeyValuePair.Create(path + ".hours", unit == TimeUnit.Hours ? amount : amount / MinutesPerHour));
            all.Add(KeyValuePair.Create(path + ".minutes", unit == TimeUnit.Minutes ? amount : amount * MinutesPerHour));
        }
    }

    /// <summary>What a row adds to its table: count times hours each, minutes, or a count; null for a row that only tells a moment.</summary>
    public static Rational? Amount(TimeUnit unit, TimeRow row) => unit switch
    {
        TimeUnit.Hours => row.Field("count") * row.Field("each"),
        TimeUnit.Minutes => row.Field("minutes"),
        _ => row.Field("count"),
    };
}
