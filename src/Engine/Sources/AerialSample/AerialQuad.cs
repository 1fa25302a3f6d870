using System.Globalization;
using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>One picture of the sample world. Its name and place do not depend on how many there are.</summary>
/// <param name="Name">File name without extension, after the manner of NAIP.</param>
/// <param name="Grid">0.6 m a pixel, in the UTM zone of its middle.</param>
/// <param name="HasBlankCorner">True: the north-east corner has no data.</param>
internal sealed record AerialQuad(string Name, Grid Grid, bool HasBlankCorner)
{
    /// <summary>Side of a pixel in metres.</summary>
    public const double PixelMeters = 0.6;

    /// <summary>
    /// Columns and rows of a usual one: four patches of 448 pixels each way, with as much between them.
    /// </summary>
    public const int UsualSidePx = 3200;

    /// <summary>Quads from west to east before the next row starts.</summary>
    public const int Columns = 12;

    /// <summary>Degrees. Two columns of quads lie to the west of the border between the zones 13 and 14.</summary>
    public const double WestLongitude = -102 - (1.5 * StepLongitude);

    /// <summary>Degrees.</summary>
    public const double SouthLatitude = 41.05;

    // Steps of 1,662 m and 1,666 m for pictures of 1,920 m: neighbours share a strip of 250 m.
    private const double StepLongitude = 0.0198;
    private const double StepLatitude = 0.015;

    private static readonly string[] Quarters = ["nw", "ne", "sw", "se"];
    private static readonly string[] Dates = ["20220614", "20220614", "20220702", "20220808"];

    /// <summary>Quad number <paramref name="index"/> (from 0) of every world.</summary>
    /// <param name="index">From 0.</param>
    /// <param name="sidePx">Columns and rows, even; the middle is always at the same place.</param>
    public static AerialQuad At(int index, int sidePx)
    {
        double longitude = WestLongitude + (index % Columns * StepLongitude);
        double latitude = SouthLatitude + (index / Columns * StepLatitude);
        Crs crs = UtmZone.Crs(latitude, longitude);
        double[] x = [longitude];
        double[] y = [latitude];
        CoordinateTransform.Create(Crs.Wgs84, crs).Transform(x, y);

        // On the lattice of whole pixels, so that overlapping quads of a zone show the same, but for the last bit.
        int left = (int)Math.Round(x[0] / PixelMeters) - (sidePx / 2);
        int top = (int)Math.Round(y[0] / PixelMeters) + (sidePx / 2);
        var transform = new GeoTransform(PixelMeters, 0, left * 3 / 5.0, 0, -PixelMeters, top * 3 / 5.0);
        return new AerialQuad(Named(index, crs), new Grid(crs, transform, sidePx, sidePx), index == 1);
    }

    /// <summary>Which quarter of its map quad number <paramref name="index"/> is.</summary>
    public static string Quarter(int index) => Quarters[index % Quarters.Length];

    // A degree has 64 maps of four quarters each; the world's numbers count up, whatever the degree they lie in.
    private static string Named(int index, Crs crs) => string.Create(
        CultureInfo.InvariantCulture,
        $"m_41{102 + (index / 256):D3}{(index / 4 % 64) + 1:D2}_{Quarter(index)}"
        + $"_{crs.UtmZone}_060_{Dates[index % Dates.Length]}");
}
