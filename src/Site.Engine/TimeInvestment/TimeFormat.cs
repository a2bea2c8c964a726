using Site.Model.TimeInvestment;

namespace Site.Engine.TimeInvestment;

/// <summary>Numbers of hours as a language writes them: 2,5 in Dutch, 2.5 in English; never grouped, whole numbers without decimals.</summary>
public static class TimeFormat
{
    public static string Separator(string language) => language == "nl" ? "," : ".";

    public static string Number(Rational value, int decimals, string language) => value.Format(decimals, Separator(language));
}
