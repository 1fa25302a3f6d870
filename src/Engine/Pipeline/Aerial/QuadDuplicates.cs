using System.Collections.Immutable;
using NuTonic.Engine.Patches;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>Finds out which patches each quad leaves out because others have the same pixels.</summary>
/// <param name="build">What the build shares.</param>
internal sealed class QuadDuplicates(AerialContext build)
{
    /// <summary>Ids of the patches that are left out, by quad.</summary>
    /// <param name="units">The quads that are looked at; others are taken as the last build left them.</param>
    /// <param name="surveys">What was found out about quads in this build, by name.</param>
    /// <param name="summaries">Summaries of the quads whose sources are as recorded.</param>
    public ImmutableDictionary<string, ImmutableHashSet<long>> Find(
        ImmutableArray<UnitEntry> units, IReadOnlyDictionary<string, QuadSurvey> surveys, UnitSummaries summaries)
    {
        Dictionary<string, byte[]?> known = new(StringComparer.Ordinal);
        for (int i = 0; i < units.Length; i++)
        {
            known[units[i].UnitName] = summaries[i];
        }

        string[] names = [.. build.Files.Keys.Order(StringComparer.Ordinal)];
        ImmutableArray<ImmutableHashSet<long>> left = PatchDuplicates.Find(
        [
            .. names.Select(
                name => surveys.GetValueOrDefault(name)?.Claims
                    ?? Recorded(known.GetValueOrDefault(name) ?? LastOf(name))),
        ]);
        return names.Zip(left).ToImmutableDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
    }

    private byte[]? LastOf(string quad) => build.Services.State.Find(quad)?.Payload.ToArray();

    private static ImmutableArray<PatchClaim> Recorded(byte[]? summary) =>
        summary is null ? [] : QuadSummary.TryUnpackRelation(summary)?.Claims ?? [];
}
