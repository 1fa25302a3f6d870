using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Pipeline.Fetch;

/// <summary>
/// Keys of all answers and windows that the sources of a data set were made of, so that a cache archive can carry them
/// and pruning spare them. Each is kept under the name of what it was asked for: a place, or <see cref="Shared"/> for
/// the build. Safe for several threads.
/// </summary>
/// <remarks>
/// Format of the file: "NTKEYS1", then a line for each name: the name, and its keys, separated by tabs; both ordered.
/// It lies beside the index of the folders and is written before it, so that no folder counts whose keys are unknown.
/// </remarks>
internal sealed class FetchedKeys
{
    /// <summary>Name of what is for no single place. Ids of places hold no dot.</summary>
    public const string Shared = ".";

    /// <summary>Name of what is for the map of all places.</summary>
    public const string Map = ".map";

    private const string Signature = "NTKEYS1";
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<Digest, byte>> _used = new(
        StringComparer.Ordinal);

    /// <summary>True when nothing was noted.</summary>
    public bool IsEmpty => _used.IsEmpty;

    /// <summary>All keys that are recorded for the folders below <paramref name="root"/>, each once.</summary>
    /// <exception cref="Diagnostics.NuTonicException">NT80xx: the file cannot be read.</exception>
    public static HashSet<Digest> Of(string root) => [.. Load(root).Values.SelectMany(keys => keys)];

    /// <summary>True when there is a record for the folders below <paramref name="root"/>.</summary>
    public static bool Exists(string root) => File.Exists(PathOf(root));

    /// <summary>Notes that <paramref name="key"/> was needed.</summary>
    /// <param name="name">The place; null for the whole build.</param>
    /// <param name="key">Key of an answer or a window.</param>
    public void Add(string? name, in Digest key) => _used.GetOrAdd(name ?? Shared, _ => new()).TryAdd(key, 0);

    /// <summary>
    /// Writes the record: what was noted now goes before what was noted of the same name earlier, and what is for the
    /// build as a whole comes to it unless all was asked for now.
    /// </summary>
    /// <param name="root">Absolute folder of the folders.</param>
    /// <param name="places">Ids of all places of the build.</param>
    /// <param name="renewed">Those that are complete now; for the others the earlier record stays.</param>
    /// <exception cref="Diagnostics.NuTonicException">NT80xx: the file cannot be read or written.</exception>
    public void Save(string root, IReadOnlySet<string> places, IReadOnlySet<string> renewed)
    {
        SortedDictionary<string, ImmutableSortedSet<Digest>> all = new(StringComparer.Ordinal);
        foreach ((string name, ImmutableSortedSet<Digest> keys) in Load(root))
        {
            bool stays = name switch
            {
                Shared => renewed.Count < places.Count,
                Map => !_used.ContainsKey(Map),
                _ => places.Contains(name) && !renewed.Contains(name),
            };
            if (stays)
            {
                all[name] = keys;
            }
        }

        foreach ((string name, ConcurrentDictionary<Digest, byte> keys) in _used)
        {
            // Some requests are for several places, and have a name that is none of theirs.
            string owner = name == Map || places.Contains(name) ? name : Shared;
            if (owner is Shared or Map || renewed.Contains(owner))
            {
                all[owner] = all.GetValueOrDefault(owner, []).Union(keys.Keys);
            }
        }

        Write(root, all);
    }

    private static SortedDictionary<string, ImmutableSortedSet<Digest>> Load(string root)
    {
        SortedDictionary<string, ImmutableSortedSet<Digest>> all = new(StringComparer.Ordinal);
        try
        {
            string[] lines = Exists(root) ? File.ReadAllLines(PathOf(root)) : [];
            foreach (string line in lines is [Signature, ..] ? lines.AsSpan(1) : default)
            {
                string[] parts = line.Split('\t');
                all[parts[0]] =
                [
                    .. parts.Skip(1).Where(IsKey).Select(key => Digest.FromBytes(Convert.FromHexString(key))),
                ];
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw FileFailure.Explain(PathOf(root), failure);
        }

        return all;
    }

    private static void Write(string root, SortedDictionary<string, ImmutableSortedSet<Digest>> all)
    {
        StringBuilder text = new(Signature + "\n");
        foreach ((string name, ImmutableSortedSet<Digest> keys) in all)
        {
            text.Append(name);
            foreach (Digest key in keys)
            {
                text.Append('\t').Append(key.ToString());
            }

            text.Append('\n');
        }

        byte[] bytes = Encoding.UTF8.GetBytes(text.ToString());
        try
        {
            if (!Exists(root) || !bytes.AsSpan().SequenceEqual(File.ReadAllBytes(PathOf(root))))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(root)!);
                AtomicFile.Write(PathOf(root), bytes);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw FileFailure.Explain(PathOf(root), failure);
        }
    }

    private static bool IsKey(string text) => text.Length == 2 * Digest.Length && text.All(char.IsAsciiHexDigit);

    private static string PathOf(string root) => root + ".keys";
}
