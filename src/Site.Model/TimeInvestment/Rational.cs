using System.Globalization;
using System.Numerics;

namespace Site.Model.TimeInvestment;

/// <summary>
/// An exact fraction in lowest terms with a positive denominator. Hours are kept like this, so that 52/12 of a week and a third of 40 hours
/// lose nothing before they are shown.
/// </summary>
public readonly struct Rational : IEquatable<Rational>, IComparable<Rational>
{
    private readonly BigInteger denominatorLessOne;

    private Rational(BigInteger numerator, BigInteger denominator)
    {
        Numerator = numerator;
        denominatorLessOne = denominator - 1;
    }

    public static Rational Zero => default;

    public static Rational One { get; } = new(1, 1);

    public BigInteger Numerator { get; }

    public BigInteger Denominator => denominatorLessOne + 1;

    public bool IsWhole => Denominator.IsOne;

    /// <exception cref="DivideByZeroException">The denominator is zero.</exception>
    public static Rational Of(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
            throw new DivideByZeroException();
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        return new Rational(numerator / divisor, denominator / divisor);
    }

    public static Rational Of(int whole) => new(whole, 1);

    /// <summary>The exact value of a decimal number: 2.50 is 5/2.</summary>
    public static Rational Of(decimal value)
    {
        var scale = value.Scale;
        return Of(new BigInteger(value * Power(scale)), new BigInteger(Power(scale)));

        static decimal Power(int exponent)
        {
            var power = 1m;
            for (var i = 0; i < exponent; i++)
                power *= 10m;
            return power;
        }
    }

    public static Rational operator +(Rational a, Rational b) =>
        Of((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static Rational operator -(Rational a, Rational b) =>
        Of((a.Numerator * b.Denominator) - (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static Rational operator *(Rational a, Rational b) => Of(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    /// <exception cref="DivideByZeroException"><paramref name="b"/> is zero.</exception>
    public static Rational operator /(Rational a, Rational b) => Of(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    public static bool operator ==(Rational a, Rational b) => a.Equals(b);

    public static bool operator !=(Rational a, Rational b) => !a.Equals(b);

    public static bool operator <(Rational a, Rational b) => a.CompareTo(b) < 0;

    public static bool operator >(Rational a, Rational b) => a.CompareTo(b) > 0;

    public static bool operator <=(Rational a, Rational b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Rational a, Rational b) => a.CompareTo(b) >= 0;

    public int CompareTo(Rational other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    public bool Equals(Rational other) => Numerator == other.Numerator && Denominator == other.Denominator;

    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Numerator, Denominator);

    /// <summary>The nearest multiple of 10^-<paramref name="decimals"/>; halves go away from zero, as people round.</summary>
    public Rational Round(int decimals)
    {
        var scale = BigInteger.Pow(10, decimals);
        var twice = BigInteger.Abs(Numerator) * scale * 2;
        var rounded = (twice + Denominator) / (Denominator * 2);
        return Of(Numerator.Sign * rounded, scale);
    }

    /// <summary>
    /// Rounded to at most <paramref name="decimals"/> decimals, without zeros at the end and without grouping: "13.3", "40".
    /// </summary>
    public string Format(int decimals, string decimalSeparator)
    {
        var scale = BigInteger.Pow(10, decimals);
        var scaled = (Round(decimals) * Of(scale, 1)).Numerator;
        var whole = BigInteger.DivRem(BigInteger.Abs(scaled), scale, out var rest).ToString(CultureInfo.InvariantCulture);
        var sign = scaled.Sign < 0 ? "-" : "";
        var tail = rest.IsZero ? "" : decimalSeparator + rest.ToString(CultureInfo.InvariantCulture).PadLeft(decimals, '0').TrimEnd('0');
        return sign + whole + tail;
    }

    /// <summary>Numerator, slash, denominator: the exact form that C# and JavaScript are compared by.</summary>
    public override string ToString() => IsWhole
        ? Numerator.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");
}
