using FsCheck;
using FsCheck.Fluent;
using Site.Engine.Outputs.Data;
using Site.Model.TimeInvestment;
using Xunit;

namespace Site.Tests.TimeInvestment;

public sealed class RationalTests
{
    [Theory]
    [InlineData(40, 3, 1, "13,3")]
    [InlineData(40, 3, 2, "13,33")]
    [InlineData(40, 1, 1, "40")]
    [InlineData(5, 2, 0, "3")]
    [InlineData(-5, 2, 0, "-3")]
    [InlineData(1, 20, 1, "0,1")]
    [InlineData(-1, 100, 1, "0")]
    [InlineData(1999, 1000, 2, "2")]
    public void Numbers_are_rounded_as_people_do(int numerator, int denominator, int decimals, string shown) =>
        Assert.Equal(shown, Rational.Of(numerator, denominator).Format(decimals, ","));

    [Fact]
    public void Arithmetic_is_exact() =>
        Prop.ForAll(ArbMap.Default.ArbFor<Tuple<int, int, int, int>>(), n =>
        {
            var a = Rational.Of(n.Item1, Math.Max(1, Math.Abs((long)n.Item2)));
            var b = Rational.Of(n.Item3, Math.Max(1, Math.Abs((long)n.Item4)));
            return a + b - b == a && (b == Rational.Zero || a * b / b == a) && (a < b) == (b > a) && a.CompareTo(b) == -b.CompareTo(a);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Lowest_terms_and_a_positive_denominator()
    {
        Assert.Equal("-5/2", Rational.Of(10, -4).ToString());
        Assert.Equal(Rational.Of(2.50m), Rational.Of(5, 2));
        Assert.Equal("0", default(Rational).ToString());
        Assert.Throws<DivideByZeroException>(() => Rational.Of(1, 0));
        Assert.Throws<DivideByZeroException>(() => Rational.One / Rational.Zero);
    }

    [Theory]
    [InlineData("2,5", "2,5")]
    [InlineData("-1,5", "-1,5")]
    [InlineData("a;b", "\"a;b\"")]
    [InlineData("he said \"no\"", "\"he said \"\"no\"\"\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+cmd", "'+cmd")]
    [InlineData("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "\"'\t=1\"")]
    public void Cells_of_a_csv_are_never_formulas(string text, string cell) => Assert.Equal(cell, CsvText.Cell(text));
}
