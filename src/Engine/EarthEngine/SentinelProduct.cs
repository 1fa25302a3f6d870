using System.Globalization;
using System.Text.RegularExpressions;

namespace NuTonic.Engine.EarthEngine;

/// <summary>
/// What a Sentinel-2 product's name says about which image it is. Catalogues name the same image differently; all names
/// have the tile, and either the start of the data take or its day.
/// </summary>
/// <param name="Tile">MGRS tile, such as 32TQM.</param>
/// <param name="Day">Day of the data take, UTC.</param>
/// <param name="DataTake">Start of the data take as yyyyMMddTHHmmss; null when the name has only the day.</param>
/// <seealso href="https://sentiwiki.copernicus.eu/web/s2-products">Sentinel-2 product naming</seealso>
internal sealed partial record SentinelProduct(string Tile, DateOnly Day, string? DataTake)
{
    private const int TileLength = 5;

    /// <summary>The product of a name; null when it is no Sentinel-2 name.</summary>
    /// <param name="name">Such as S2B_MSIL2A_20190101T100409_N0211_R122_T32TQM_20190101T113516(.SAFE),
    /// S2B_32TQM_20190101_0_L2A, S2B_T32TQM_20190101T100411_L2A or 20190101T100411_20190101T100412_T32TQM.</param>
    public static SentinelProduct? Of(string name)
    {
        Match match = Product().Match(name);
        match = match.Success ? match : Index().Match(name);
        match = match.Success ? match : Short().Match(name);
        if (!match.Success || !DateOnly.TryParseExact(
            match.Groups["day"].Value, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            return null;
        }

        string time = match.Groups["time"].Value;
        string tile = match.Groups["tile"].Value.PadLeft(TileLength, '0');
        return new SentinelProduct(tile, day, time.Length == 0 ? null : match.Groups["day"].Value + time);
    }

    /// <summary>
    /// True when both can be the same image: same tile and data take, or same tile and day where a name has no more.
    /// </summary>
    public bool IsSameAs(SentinelProduct other) =>
        Tile == other.Tile
        && Day == other.Day
        && (DataTake is null || other.DataTake is null || DataTake == other.DataTake);

    // Product names and Planetary Computer's item ids, which leave the baseline (N....) out.
    [GeneratedRegex(
        @"^S2[A-Z]_MSIL[12][AC]_(?<day>[0-9]{8})(?<time>T[0-9]{6})_(?:N[0-9]{4}_)?R[0-9]{3}_T(?<tile>[0-9]{2}[A-Z]{3})(?:_[0-9]{8}T[0-9]{6})?(?:\.SAFE)?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Product();

    // Earth Engine's indices.
    [GeneratedRegex(
        @"^(?<day>[0-9]{8})(?<time>T[0-9]{6})_[0-9]{8}T[0-9]{6}_T(?<tile>[0-9]{2}[A-Z]{3})\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Index();

    // Earth Search's item ids, old and new. The time of the new ones is that of the tile, seconds after the data take's
    // start, so only the day is taken. Zones below 10
    // have one digit in the old ones.
    [GeneratedRegex(
        @"^S2[A-Z]_T?(?<tile>[0-9]{1,2}[A-Z]{3})_(?<day>[0-9]{8})(?:T[0-9]{6})?_(?:[0-9]+_)?L[12][AC]\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Short();
}
