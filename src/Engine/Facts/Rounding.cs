namespace NuTonic.Engine.Facts;

/// <summary>Numbers as facts keep them: few decimals, halves away from zero, never -0.</summary>
internal static class Rounding
{
    private const double FineBelow = 10;

    /// <summary>A share or position: 3 decimals.</summary>
    public static double Share(double value) => Round(value, 3);

    /// <summary>Degrees: 6 decimals, a tenth of a metre.</summary>
    public static double Degrees(double value) => Round(value, 6);

    /// <summary>The side of a patch: 1 decimal.</summary>
    public static double Side(double meters) => Round(meters, 1);

    /// <summary>Metres or square metres: whole ones; 1 decimal below 10.</summary>
    public static double Measure(double value) => Round(value, value < FineBelow ? 1 : 0);

    private static double Round(double value, int decimals) =>
        Math.Round(value, decimals, MidpointRounding.AwayFromZero) + 0.0;
}
