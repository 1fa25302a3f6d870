using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Stac;

/// <summary>Finds the newest aerial quads of a box, or those of a year.</summary>
internal static partial class NaipSearch
{
    /// <summary>Its collection at Planetary Computer.</summary>
    public const string Collection = "naip";

    private const string AssetKey = "image";

    /// <summary>The search for all quads of <paramref name="box"/>.</summary>
    /// <param name="box">The box.</param>
    /// <param name="year">Year of acquisition; null for any.</param>
    public static StacSearch Search(SearchBox box, int? year) => new()
    {
        Collections = [Collection],
        Box = box,
        Window = year is { } one ? DateWindow.Parse(one.ToString("0000", CultureInfo.InvariantCulture)) : null,
        Order = SceneOrder.Newest,
        PageSize = 1_000,
        MaxItems = 20_000,
        MaxPages = 200,
        Purpose = "aerial search",
    };

    /// <summary>
    /// The quads of a box, one for each quarter quadrangle: the newest, of a day the finest. Ordered by quarter.
    /// </summary>
    /// <param name="answer">What was found.</param>
    /// <param name="year">The year that was searched; null for any.</param>
    /// <param name="origin">The server and what it is for, for messages.</param>
    /// <exception cref="NuTonicException">NT1530: there is none; NT1512: an address is not followed.</exception>
    public static ImmutableArray<NaipQuad> Choose(StacAnswer answer, int? year, StacOrigin origin)
    {
        ImmutableArray<NaipQuad> quads =
        [
            .. answer.Items.Select(Quad).OfType<NaipQuad>()
                .GroupBy(quad => quad.Quarter, StringComparer.Ordinal)
                .Select(versions => versions
                    .OrderByDescending(quad => quad.Item.Time)
                    .ThenBy(quad => quad.GsdMeters ?? double.MaxValue)
                    .ThenBy(quad => quad.Item.Id, StringComparer.Ordinal)
                    .First())
                .OrderBy(quad => quad.Quarter, StringComparer.Ordinal),
        ];
        string when = year is { } one ? string.Create(CultureInfo.InvariantCulture, $" in {one}") : "";
        return quads.IsEmpty
            ? throw new NuTonicException(Errors.NaipNone, null, origin.Host, origin.Purpose, when)
            : quads;
    }

    /// <summary>
    /// Refuses an answer that leaves quads out: the ground that they show would be missing without a word.
    /// </summary>
    /// <exception cref="NuTonicException">NT1531.</exception>
    public static void CheckWhole(StacAnswer answer, StacOrigin origin)
    {
        if (answer.IsTruncated)
        {
            throw new NuTonicException(Errors.NaipTooMany, null, origin.Host, origin.Purpose, answer.Items.Length);
        }
    }

    // An item without the image or the name of a quad is none: the collection holds nothing else of use.
    private static NaipQuad? Quad(StacItem item)
    {
        if (item.Asset(AssetKey) is not { } asset)
        {
            return null;
        }

        Uri href = HrefMap.Map(asset.Href, item.SelfHref, item.Id);
        Match match = Pattern().Match(Path.GetFileNameWithoutExtension(href.AbsolutePath.Split('/')[^1]));
        if (!match.Success)
        {
            return null;
        }

        string? state = item.State is { Length: 2 } code && code.All(char.IsAsciiLetterLower) ? code : null;
        return new NaipQuad(
            item,
            href,
            (state is null ? "" : state + "_") + match.Groups["name"].Value + ".tif",
            match.Groups["quarter"].Value,
            item.Time.Year,
            state,
            item.GsdMeters);
    }

    // What follows the date is the day of publication, and differs between item and file.
    [GeneratedRegex(
        "^(?<name>m_(?<quarter>[0-9]{7}_[ns][ew])_[0-9]{1,2}_(h|[0-9]{3}|[0-9])_[0-9]{8})([_-].*)?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Pattern();
}
