using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
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
    private readonly Dictionary<string, string>? _folders;

    private FolderPlan(Dictionary<string, string>? folders) => _folders = folders;

    /// <summary>No sub-folders.</summary>
    public static FolderPlan Flat { get; } = new(null);

    /// <summary>True when there are sub-folders.</summary>
    public bool IsDivided => _folders is not null;

    /// <summary>Plans the sub-folders.</summary>
    /// <param name="pois">All POIs with the most files that each can have in a folder,
    /// by a name that is theirs alone.</param>
    /// <param name="capacity">Most entries of a folder; 0 for any number.</param>
    public static FolderPlan Create(IReadOnlyCollection<PoiEntries> pois, int capacity)
    {
        long most = 0;
        foreach (PoiEntries poi in pois)
        {
            most += poi.Most;
        }

        if (capacity == 0 || most <= capacity)
        {
            return Flat;
        }

        ShardGroup[] groups =
            [.. pois.Select(poi => new ShardGroup(HashOf(poi.PoiId), (int)Math.Clamp(poi.Most, 1, capacity)))];
        ShardPlan plan = ShardPlan.Create(groups, capacity);
        string[] names = [.. Enumerable.Range(0, plan.ShardCount).Select(NameOf)];
        Dictionary<string, string> folders = new(pois.Count, StringComparer.Ordinal);
        int next = 0;
        foreach (PoiEntries poi in pois)
        {
            folders.Add(poi.Name, names[plan.ShardOf(groups[next++].Hash)]);
        }

        return new FolderPlan(folders);
    }

    /// <summary>
    /// The sub-folder of a POI with a slash at its end, as in "s00003/"; "" when there are none; null for a POI
    /// that the plan was made without.
    /// </summary>
    /// <param name="name">The name that the plan knows it by.</param>
    public string? Find(string name) => _folders is null
        ? ""
        : _folders.GetValueOrDefault(name);

    private static string NameOf(int folder) => string.Create(CultureInfo.InvariantCulture, $"s{folder:D5}/");

    // The first 8 bytes of a SHA-256, as a big-endian number, like the groups of shards.
    private static ulong HashOf(string poiId)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Span<byte> utf8 = stackalloc byte[256];
        SHA256.HashData(
            Encoding.UTF8.TryGetBytes(poiId, utf8, out int length) ? utf8[..length] : Encoding.UTF8.GetBytes(poiId),
            hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }
}
