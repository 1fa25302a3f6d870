using System.Globalization;
using System.Numerics;
using System.Text.Json;
using NuTonic.Engine.Regions;
using NuTonic.Engine.Tests.Tiling;

namespace NuTonic.Engine.Tests.Regions;

public sealed class Round4Tests
{
    [Fact]
    public void Round_ReferenceVectors_Equal()
    {
        foreach (JsonProperty vector in Vectors.Load("round4").EnumerateObject())
        {
            int size = int.Parse(vector.Name, CultureInfo.InvariantCulture);
            JsonElement[] expected = [.. vector.Value.EnumerateArray()];
            Assert.Equal(size, expected.Length);
            for (int i = 0; i < size; i++)
            {
                Assert.Equal(expected[i].GetDouble(), Round4.Round((double)i / size));
                Assert.Equal(expected[i].GetRawText(), Round4.ToText((double)i / size));
            }
        }
    }

    [Theory]
    [InlineData(0.03125, "0.0312")]
    [InlineData(0.09375, "0.0938")]
    [InlineData(0.00625, "0.0063")]
    [InlineData(0.99995, "1.0")]
    [InlineData(0.99996, "1.0")]
    [InlineData(-0.0, "-0.0")]
    [InlineData(-0.00001, "-0.0")]
    [InlineData(-12.34565, "-12.3456")]
    [InlineData(double.Epsilon, "0.0")]
    [InlineData(0.00005, "0.0001")]
    [InlineData(0.000049999999999999996, "0.0")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(100, "100.0")]
    [InlineData(500000000000.25, "500000000000.25")]
    public void ToText_Value_AsPythonPrints(double value, string expected)
    {
        Assert.Equal(expected, Round4.ToText(value));
        Assert.Equal(double.Parse(expected, CultureInfo.InvariantCulture), Round4.Round(value));
    }

    [Fact]
    public void Round_SeededValues_EqualBigIntegers()
    {
        var random = new SplitMix64(4);
        for (int i = 0; i < 20_000; i++)
        {
            // Sixteenths of a ten-thousandth, of which some are exact ties, and values of every magnitude.
            double value = i % 2 == 0
                ? random.Below(1 << 20) / (double)(1 << random.Below(20))
                : Math.ScaleB(random.Unit(), random.Below(100) - 61);

            Assert.True(Exact(value) == Round4.Round(value), value.ToString("R", CultureInfo.InvariantCulture));
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(Round4.Limit)]
    [InlineData(-Round4.Limit)]
    public void Round_OutOfRange_Throws(double value) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Round4.Round(value));

    /// <summary>Half to even over the exact fraction value = mantissa / 2^1074.</summary>
    private static double Exact(double value)
    {
        var denominator = BigInteger.One << 1074;
        BigInteger numerator = 0;
        double rest = value;
        while (rest != 0)
        {
            int exponent = Math.ILogB(rest);
            double power = Math.ScaleB(1, exponent);
            numerator += exponent >= 0 ? denominator << exponent : denominator >> -exponent;
            rest -= power;
        }

        BigInteger quotient = BigInteger.DivRem(numerator * 10_000, denominator, out BigInteger remainder);
        int side = (remainder * 2).CompareTo(denominator);
        quotient += side > 0 || (side == 0 && !quotient.IsEven) ? 1 : 0;
        return (double)quotient / 10_000;
    }
}
