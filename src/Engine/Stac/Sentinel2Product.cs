using System.Text.RegularExpressions;

namespace NuTonic.Engine.Stac;

/// <summary>
/// What the name of a Sentinel-2 product says, such as
/// <c>S2A_MSIL2A_20200219T112111_N0214_R037_T29RKH_20200219T123947.SAFE</c>; item ids of Planetary Computer lack the
/// baseline.
/// </summary>
/// <param name="Scene">Satellite, level, start of sensing, orbit and tile:
/// the same for all processings of a scene.</param>
/// <param name="Baseline">Four digits, such as 0214; empty without one.</param>
/// <param name="Discriminator">Mostly the time of processing, as in 20200219T123947: later is newer.</param>
/// <seealso href="https://sentiwiki.copernicus.eu/web/s2-products">Sentinel-2 product names</seealso>
internal sealed partial record Sentinel2Product(string Scene, string Baseline, string Discriminator)
{
    /// <summary>
    /// What the product name of <paramref name="item"/>, or else its id, says; null when it is no such name.
    /// </summary>
    public static Sentinel2Product? Of(StacItem item)
    {
        Match match = Pattern().Match(item.ProductName ?? item.Id);
        match = match.Success ? match : Pattern().Match(item.Id);
        return !match.Success ? null : new Sentinel2Product(
            $"{match.Groups["start"].Value}_{match.Groups["orbit"].Value}_{match.Groups["tile"].Value}",
            match.Groups["baseline"].Value,
            match.Groups["made"].Value);
    }

    [GeneratedRegex(
        "^(?<start>S2[A-Z]_MSIL[12][AC]_[0-9]{8}T[0-9]{6})(_N(?<baseline>[0-9]{4}))?_(?<orbit>R[0-9]{3})_(?<tile>T[0-9]{2}[A-Z]{3})"
        + "_(?<made>[0-9]{8}T[0-9]{6})(\\.SAFE)?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
