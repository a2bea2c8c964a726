using System.Collections.Immutable;
using Site.Model.Diagnostics;

namespace Site.Model.TimeInvestment;

public enum TimeUnit
{
    /// <summary>Rows hold a count and hours each; the total is in hours.</summary>
    Hours,

    /// <summary>Rows hold minutes; the total is in minutes.</summary>
    Minutes,

    /// <summary>Rows hold counts and moments; there is no total.</summary>
    Contacts,
}

/// <param name="Document">Id of the document in the list of documents.</param>
/// <param name="Year">Year of the document; null: undated.</param>
public sealed record TimeSource(string Id, string Document, int? Year, LocalizedText Title);

/// <param name="Fields">Name to number, in the order of the source: count, each, minutes, months-after, ...</param>
/// <param name="When">A moment or duration in words; {0} stands for the first of the row's fields.</param>
public sealed record TimeRow(string Id, LocalizedText Label, ImmutableArray<KeyValuePair<string, Rational>> Fields, LocalizedText? When)
{
    public Rational? Field(string name)
    {
        foreach (var field in Fields)
        {
            if (field.Key == name)
                return field.Value;
        }
        return null;
    }
}

/// <param name="Derived">Our own addition: the document does not print it.</param>
public sealed record TimeTotal(Rational Sum, bool Derived, LocalizedText Label);

/// <summary>A sum over fields of rows that are not all of one kind, such as recordings and reviews.</summary>
public sealed record TimeSum(string Id, ImmutableArray<string> Of, Rational Sum, LocalizedText Label);

/// <param name="Short">The name of the table as a bar of a chart.</param>
public sealed record TimeTable(
    string Id,
    string Source,
    ImmutableArray<string> Facts,
    LocalizedText Title,
    LocalizedText? Short,
    TimeUnit Unit,
    LocalizedText? Note,
    ImmutableArray<TimeRow> Rows,
    TimeTotal? Total,
    ImmutableArray<TimeSum> Sums)
{
    /// <summary>Place of the id in time-investment.yml.</summary>
    public SourceSpan Where { get; init; }
}
