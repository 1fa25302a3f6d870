using System.Globalization;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Stac;

/// <summary>
/// Chooses the scene of a place: of the scenes that cover the whole box, else of those that cover most of it, the
/// newest or the least cloudy. Of several processings of a scene the latest stands for it. What remains is decided by
/// id, so the same answer always leads to the same scene.
/// </summary>
internal static class SceneChoice
{
    /// <summary>The scene for <paramref name="search"/>.</summary>
    /// <param name="answer">What was found.</param>
    /// <param name="search">What was looked for.</param>
    /// <param name="options">What is best.</param>
    /// <param name="origin">The server and the POI, for messages.</param>
    /// <exception cref="NuTonicException">NT1510: there is none.</exception>
    public static ChosenScene Choose(StacAnswer answer, StacSearch search, SceneOptions options, StacOrigin origin)
    {
        SceneCandidate[] covering =
        [
            .. answer.Items.Select(item => new SceneCandidate(item, item.Footprint.ShareOf(search.Box)))
                .Where(candidate => candidate.Coverage > 0 && candidate.Coverage >= options.MinCoverage),
        ];
        SceneCandidate[] current = [.. covering.Where(one => !covering.Any(one.IsReplacedBy))];
        if (current.Length == 0)
        {
            throw None(answer, search, options, origin);
        }

        // Shares are compared in percent: footprints are drawn with a few corners,
        // and a sliver is no reason for an old scene.
        double best = current.Max(candidate => Percent(candidate));
        SceneCandidate[] alike = [.. current.Where(candidate => Percent(candidate) == best)];
        SceneCandidate chosen = Sort(alike, options.Order).First();
        string what = options.Order == SceneOrder.Newest ? "newest" : "least cloudy";
        string share = best == 100
            ? "the box"
            : string.Create(CultureInfo.InvariantCulture, $"{best} % of the box, and none covers more");
        string reason = string.Create(CultureInfo.InvariantCulture, $"{what} of {alike.Length} that cover {share}");
        return new ChosenScene(chosen.Item, chosen.Coverage, reason, current.Length, covering.Length - current.Length);
    }

    private static double Percent(SceneCandidate candidate) => Math.Floor(candidate.Coverage * 100);

    private static IOrderedEnumerable<SceneCandidate> Sort(SceneCandidate[] candidates, SceneOrder order)
    {
        IOrderedEnumerable<SceneCandidate> sorted = order == SceneOrder.Newest
            ? candidates.OrderByDescending(one => one.Item.Time).ThenBy(one => one.Item.CloudCover ?? double.MaxValue)
            : candidates.OrderBy(one => one.Item.CloudCover ?? double.MaxValue).ThenByDescending(one => one.Item.Time);
        return sorted.ThenBy(one => one.Item.Id, StringComparer.Ordinal)
            .ThenBy(one => one.Item.Collection, StringComparer.Ordinal);
    }

    private static NuTonicException None(StacAnswer answer, StacSearch search, SceneOptions options, StacOrigin origin)
    {
        string clouds = search.MaxCloudPercent is { } most
            ? string.Create(CultureInfo.InvariantCulture, $" with at most {most} % clouds")
            : "";
        List<string> seen = [];
        if (!answer.Items.IsEmpty)
        {
            double least = options.MinCoverage * 100;
            seen.Add(
                string.Create(
                    CultureInfo.InvariantCulture, $"{answer.Items.Length} cover less than {least} % of the box"));
        }

        if (answer.Rejected > 0)
        {
            seen.Add(
                string.Create(
                    CultureInfo.InvariantCulture, $"{answer.Rejected} that it sent lie outside of these limits"));
        }

        if (!answer.Unusable.IsEmpty)
        {
            string count = answer.Unusable.Length.ToString(CultureInfo.InvariantCulture);
            seen.Add($"{count} cannot be read, the first because: {answer.Unusable[0]}");
        }

        return new NuTonicException(
            Errors.SceneNone,
            null,
            origin.Host,
            origin.Purpose,
            string.Join(", ", search.Collections),
            search.Window?.ToString() ?? "any time",
            clouds,
            seen.Count == 0 ? "" : " (" + string.Join("; ", seen) + ")");
    }
}
