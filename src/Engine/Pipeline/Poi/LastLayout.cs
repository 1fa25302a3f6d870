using System.Collections.Immutable;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Pipeline.Poi;

/// <summary>
/// The layout that the last build left, when it holds for this one: then ids need not be compared, nor sub-folders
/// planned.
/// </summary>
/// <param name="build">What the build shares.</param>
internal sealed class LastLayout(PoiContext build)
{
    // Where more changed, planning anew costs less than what is built.
    private const int MostChanged = 64;

    /// <summary>
    /// The layout; null when POIs came, went or have another id or size than in the last complete build, or the options
    /// are other ones.
    /// </summary>
    /// <param name="units">The POIs.</param>
    /// <param name="found">What the first look found, by position.</param>
    /// <param name="summaries">Summaries of the POIs whose sources are as recorded.</param>
    public PoiLayout? Find(ImmutableArray<UnitEntry> units, GlanceResult[] found, UnitSummaries summaries)
    {
        // One more is the data set itself.
        if (build.Services.Mode == BuildMode.Rebuild || build.Services.State.Count != units.Length + 1)
        {
            return null;
        }

        Dictionary<int, PoiPlace> changed = [];
        try
        {
            for (int unit = 0; unit < found.Length; unit++)
            {
                if (!IsAsPlaced(unit, units[unit], found[unit], summaries, changed))
                {
                    return null;
                }
            }

            // A build that was stopped may have moved some POIs and not yet the others.
            return WasComplete(summaries)
                ? new PoiLayout(unit => changed.GetValueOrDefault(unit) ?? PoiPlace.Of(summaries[unit]), null)
                : null;
        }
        finally
        {
            foreach (int unit in changed.Keys)
            {
                summaries[unit] = null;
            }
        }
    }

    // For the time of the search, a POI that changed has the summary of the last build too.
    private bool IsAsPlaced(
        int position, UnitEntry unit, GlanceResult found, UnitSummaries summaries, Dictionary<int, PoiPlace> changed)
    {
        if (unit.Conflict is not null)
        {
            return false;
        }

        if (found == GlanceResult.UpToDate)
        {
            return PoiPlace.IsTold(summaries[position]);
        }

        if (found != GlanceResult.Changed
            || changed.Count == MostChanged
            || build.Services.State.Find(unit.UnitName) is not { } last
            || last.OptionsDigest != build.OptionsDigest
            || PoiPlace.Of(last.Payload.Span) is not { } place
            || PoiPlaces.Read(unit) is not { } now
            || now with { Folder = place.Folder } != place)
        {
            return false;
        }

        summaries[position] = last.Payload.ToArray();
        changed.Add(position, place);
        return true;
    }

    private bool WasComplete(UnitSummaries summaries) =>
        build.Services.State.Find(DatasetBuild.UnitName)?.Payload is { Length: Hash128.Length } recorded
        && Hash128.Read(recorded.Span) == summaries.Hash(build.IsSampleWorld);
}
