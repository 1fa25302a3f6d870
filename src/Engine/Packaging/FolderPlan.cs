using System.Globalization;
using NuTonic.Engine.Draws;
using NuTonic.Engine.Packaging.Shards;

namespace NuTonic.Engine.Packaging;

/// <summary>
/// Which sub-folder of images/, labels/ and the other folders the files of each POI lie in. While all of them fit into
/// one folder there are no sub-folders. Else POIs are put into s00000, s00001 and so on like samples into shards, by
/// the hash of their ids (see <see cref="ShardPlan"/>): a POI that comes or goes moves no other one,
/// until a folder has to be split.
/// </summary>
/// <remarks>
/// The plan depends on the set of POIs alone. It counts the files that a POI can have, which its box tells, not those
/// that it has: these are known only when its pixels were read, and paths are needed before. A POI that can have more
/// files than a folder may hold has a folder of its own.
/// </remarks>
internal sealed class FolderPlan
{
    private readonly ShardPlan? _plan;
    private readonly string[] _names;

    private FolderPlan(ShardPlan? plan)
    {
        _plan = plan;
        _names = new string[plan?.ShardCount ?? 0];
        for (int folder = 0; folder < _names.Length; folder++)
        {
            _names[folder] = string.Create(CultureInfo.InvariantCulture, $"s{folder:D5}/");
        }
    }

    /// <summary>No sub-folders.</summary>
    public static FolderPlan Flat { get; } = new(null);

    /// <summary>True when there are sub-folders.</summary>
    public bool IsDivided => _plan is not null;

    /// <summary>The hash by which the files of a POI find their folder.</summary>
    /// <param name="poiId">Its id.</param>
    public static ulong HashOf(string poiId) => StableHash.Of(poiId);

    /// <summary>Plans the sub-folders.</summary>
    /// <param name="pois">All POIs with the most files that each can have in a folder.</param>
    /// <param name="capacity">Most entries of a folder; 0 for any number.</param>
    public static FolderPlan Create(IReadOnlyCollection<PoiEntries> pois, int capacity)
    {
        long most = 0;
        foreach (PoiEntries poi in pois)
        {
            most += poi.Most;
        }

        return capacity == 0 || most <= capacity
            ? Flat
            : new FolderPlan(ShardPlan.Create(
                pois.Select(poi => new ShardGroup(poi.Hash, (int)Math.Clamp(poi.Most, 1, capacity))), capacity));
    }

    /// <summary>The sub-folder of a POI with a slash at its end, as in "s00003/"; "" when there are none.</summary>
    /// <param name="hash">Of a POI that the plan was made with.</param>
    public string FolderOf(ulong hash) => _plan is null ? "" : _names[_plan.ShardOf(hash)];
}
