using System.Collections.Immutable;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Sources;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Pipeline.Poi;

/// <summary>A POI whose folder was read: what it is called, where its sources are and what they contain.</summary>
/// <param name="FolderPath">Absolute path of the folder.</param>
/// <param name="PoiId">Id; the first part of every file name.</param>
/// <param name="Split">Where its rows go.</param>
/// <param name="Document">poi.json.</param>
/// <param name="Sources">Files that it is built from.</param>
/// <param name="Probes">What was seen in the folder, with the content of each of these files.</param>
internal sealed record PoiPlan(
    string FolderPath,
    string PoiId,
    Split Split,
    PoiDocument Document,
    PoiSources Sources,
    ImmutableArray<ProbeRecord> Probes)
{
    /// <summary>Content of the source at <paramref name="path"/>, below the folder.</summary>
    public Digest DigestOf(string path) => Probes.First(probe => probe.Path == path && probe.Digest != default).Digest;

    /// <summary>Id of the place that it shows: its own, or that of the POI that it is a variant of.</summary>
    public string Base => BaseOf(PoiId, Document);

    /// <summary>
    /// True when reading the folder gave no reason to warn: only then may it be left out another time.
    /// </summary>
    public bool IsQuiet { get; init; }

    /// <summary>
    /// Sub-folder of its files below images/ and the other folders, with a slash at the end; "" for none.
    /// </summary>
    public string Folder { get; init; } = "";

    /// <summary>Location of poi.json, for diagnostics about the POI as a whole.</summary>
    public string DocumentPath => Path.Combine(FolderPath, "poi.json");

    /// <summary>The place that a POI shows: as its document says, else as its id does.</summary>
    public static string BaseOf(string id, PoiDocument document) => document.VariantOf ?? BasePoi.Of(id);
}
