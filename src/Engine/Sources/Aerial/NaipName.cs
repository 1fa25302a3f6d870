using System.Globalization;
using System.Text.RegularExpressions;

namespace NuTonic.Engine.Sources.Aerial;

/// <summary>
/// What the name of a quad of the USDA's National Agriculture Imagery Program says:
/// <c>m_4107501_ne_18_060_20221108</c>, with the state before it and a day of publication or remarks
/// behind it in some collections.
/// </summary>
/// <param name="State">Postal code of the state in lower case; null without one.</param>
/// <param name="QuadNumber">Seven digits: degrees north, degrees west, number of the quadrangle.</param>
/// <param name="Quarter">ne, nw, se or sw.</param>
/// <param name="UtmZone">UTM zone, 1 to 60.</param>
/// <param name="GsdMeters">Resolution that the name states.</param>
/// <param name="Date">Day of acquisition, yyyy-MM-dd.</param>
internal sealed partial record NaipName(
    string? State, string QuadNumber, string Quarter, int UtmZone, double GsdMeters, string Date)
{
    /// <summary>Reads the name of a quad; false when it is no such name.</summary>
    public static bool TryParse(string name, out NaipName? naip)
    {
        naip = null;
        Match match = Pattern().Match(name);
        if (!match.Success)
        {
            return false;
        }

        int zone = int.Parse(match.Groups["zone"].ValueSpan, CultureInfo.InvariantCulture);
        bool isDate = DateOnly.TryParseExact(
            match.Groups["date"].ValueSpan,
            "yyyyMMdd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out DateOnly date);
        double gsdMeters = Gsd(match.Groups["gsd"].Value);
        if (!isDate || zone is < 1 or > 60 || gsdMeters == 0)
        {
            return false;
        }

        naip = new NaipName(
            match.Groups["state"] is { Success: true } state ? state.Value : null,
            match.Groups["quad"].Value,
            match.Groups["quarter"].Value,
            zone,
            gsdMeters,
            date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        return true;
    }

    // One digit counts metres, three count centimetres, and h is half a metre.
    private static double Gsd(string text) => text switch
    {
        "h" => 0.5,
        { Length: 1 } => int.Parse(text, CultureInfo.InvariantCulture),
        _ => int.Parse(text, CultureInfo.InvariantCulture) / 100.0,
    };

    [GeneratedRegex(
        "^((?<state>[a-z]{2})_)?m_(?<quad>[0-9]{7})_(?<quarter>[ns][ew])_(?<zone>[0-9]{1,2})_(?<gsd>h|[0-9]{3}|[0-9])_"
        + "(?<date>[0-9]{8})([_-].*)?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Pattern();
}
