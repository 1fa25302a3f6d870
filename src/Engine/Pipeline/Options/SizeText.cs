using System.Globalization;

namespace NuTonic.Engine.Pipeline.Options;

/// <summary>Sizes as users write them: a number with an optional unit, decimal (MB) or binary (MiB).</summary>
internal static class SizeText
{
    private const double Step = 1000;

    private static readonly string[] Shown = ["B", "kB", "MB", "GB", "TB"];

    private static readonly (string Unit, double Bytes)[] Units =
    [
        ("KIB", 1L << 10), ("MIB", 1L << 20), ("GIB", 1L << 30), ("TIB", 1L << 40),
        ("KB", 1e3), ("MB", 1e6), ("GB", 1e9), ("TB", 1e12), ("B", 1), ("", 1),
    ];

    /// <summary>Reads a size in bytes, rounded down; the unit's case does not matter.</summary>
    public static bool TryParse(string text, out long bytes)
    {
        bytes = 0;
        string upper = text.ToUpperInvariant();
        (string unit, double factor) = Units.First(unit => upper.EndsWith(unit.Unit, StringComparison.Ordinal));
        if (!double.TryParse(
                upper[..^unit.Length].TrimEnd(),
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out double number)
            || !(number * factor <= long.MaxValue / 2))
        {
            return false;
        }

        bytes = (long)(number * factor);
        return true;
    }

    /// <summary>A size for a message, such as "812 B" or "12.3 MB".</summary>
    public static string Of(long bytes)
    {
        double number = bytes;
        int unit = 0;
        while (number >= Step && unit < Shown.Length - 1)
        {
            number /= Step;
            unit++;
        }

        return unit == 0
            ? FormattableString.Invariant($"{bytes} B")
            : FormattableString.Invariant($"{number:F1} {Shown[unit]}");
    }
}
