using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace NuTonic.Engine.Regions;

/// <summary>
/// Rounds to 4 decimals as Python's <c>round(x, 4)</c> does: the exact binary value decides, exact ties go to the even
/// digit. Scaling in double first would round twice: 0.00625, just above its tie, becomes the tie 62.5 and so 0.0062.
/// </summary>
internal static class Round4
{
    /// <summary>Magnitudes from here on are refused: every multiple of 0.0001 below is told apart.</summary>
    public const double Limit = 1L << 39;

    /// <summary>Longest text of <see cref="Format"/>, bytes.</summary>
    public const int MaxLength = 18;

    private const int Scale = 10_000;
    private const int FractionBits = 52;
    private const int ExponentBias = 1075;
    private const ulong FractionMask = (1UL << FractionBits) - 1;

    /// <summary>The double nearest to the rounded decimal; the sign of zero is kept.</summary>
    /// <param name="value">Finite, magnitude below <see cref="Limit"/>.</param>
    public static double Round(double value) => Math.CopySign(TenThousandths(value) / (double)Scale, value);

    /// <summary>
    /// Writes the rounded value as Python prints it: "0.0", "0.4464", "-1.5". No more decimals than needed.
    /// </summary>
    /// <param name="value">Finite, magnitude below <see cref="Limit"/>.</param>
    /// <param name="utf8">At least <see cref="MaxLength"/> bytes.</param>
    /// <returns>Bytes written.</returns>
    public static int Format(double value, Span<byte> utf8)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(utf8.Length, MaxLength);
        (ulong whole, ulong decimals) = Math.DivRem(TenThousandths(value), Scale);
        int length = 0;
        if (double.IsNegative(value))
        {
            utf8[length++] = (byte)'-';
        }

        Utf8Formatter.TryFormat(whole, utf8[length..], out int written);
        length += written;
        utf8[length++] = (byte)'.';
        do
        {
            decimals *= 10;
            (ulong digit, decimals) = Math.DivRem(decimals, Scale);
            utf8[length++] = (byte)('0' + digit);
        }
        while (decimals != 0);
        return length;
    }

    /// <summary>The same as <see cref="Format"/>, as a string.</summary>
    public static string ToText(double value)
    {
        Span<byte> utf8 = stackalloc byte[MaxLength];
        return Encoding.ASCII.GetString(utf8[..Format(value, utf8)]);
    }

    /// <summary>|value| * 10000, rounded half to even from the exact product.</summary>
    private static ulong TenThousandths(double value)
    {
        if (!(Math.Abs(value) < Limit))
        {
            throw new ArgumentOutOfRangeException(
                nameof(value), value.ToString(CultureInfo.InvariantCulture), "Not finite or too large.");
        }

        ulong bits = BitConverter.DoubleToUInt64Bits(value);
        int exponent = (int)(bits >> FractionBits) & 0x7FF;
        ulong mantissa = (bits & FractionMask) | (exponent == 0 ? 0 : 1UL << FractionBits);

        // |value| = mantissa * 2^-shift, and a product of less than 2^67 vanishes under a shift of 68.
        int shift = ExponentBias - Math.Max(exponent, 1);
        if (shift > 67)
        {
            return 0;
        }

        UInt128 product = (UInt128)mantissa * Scale;
        var quotient = (ulong)(product >> shift);
        UInt128 rest = product - ((UInt128)quotient << shift);
        UInt128 half = UInt128.One << (shift - 1);
        bool up = rest > half || (rest == half && (quotient & 1) == 1);
        return up ? quotient + 1 : quotient;
    }
}
