using System.Globalization;

namespace NuTonic.Engine.Pipeline.Reports;

/// <summary>Amounts as people read them, the same in every culture.</summary>
internal static class Amounts
{
    private const string Unknown = "unknown";

    private static readonly string[] Units = ["bytes", "kB", "MB", "GB", "TB", "PB"];

    /// <summary>"1,234,567".</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>"12 bytes", "4.1 kB": powers of 1,000.</summary>
    public static string Bytes(long? bytes)
    {
        if (bytes is not { } count)
        {
            return Unknown;
        }

        double value = count;
        int unit = 0;
        for (; value >= 999.5 && unit < Units.Length - 1; unit++)
        {
            value /= 1000;
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"{value.ToString(unit == 0 || value >= 99.95 ? "0" : "0.0", CultureInfo.InvariantCulture)} {Units[unit]}");
    }

    /// <summary>"0.03 s", "12.4 s", "3 min 20 s", "5 h 12 min".</summary>
    public static string Seconds(double? seconds)
    {
        if (seconds is not { } value)
        {
            return Unknown;
        }

        if (value < 99.95)
        {
            return value.ToString(value < 9.995 ? "0.00" : "0.0", CultureInfo.InvariantCulture) + " s";
        }

        long whole = (long)Math.Round(value);
        return whole < 3600
            ? string.Create(CultureInfo.InvariantCulture, $"{whole / 60} min {whole % 60} s")
            : string.Create(CultureInfo.InvariantCulture, $"{whole / 3600} h {whole % 3600 / 60} min");
    }

    /// <summary>"98.2 %"; "-" when there is nothing to take a share of.</summary>
    public static string Share(double? share) =>
        share is { } value ? (value * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %" : "-";
}
