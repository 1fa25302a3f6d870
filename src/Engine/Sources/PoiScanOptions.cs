using System.Collections.Immutable;

namespace NuTonic.Engine.Sources;

/// <summary>Which POI folders of a root are taken: patterns first, then base POIs, then the plain number.</summary>
/// <param name="Patterns">Folder names with the wildcards * and ?, case-sensitive; empty takes all.</param>
/// <param name="MaxPois">Most folders; 0 means no limit.</param>
/// <param name="MaxBasePois">Most base POIs, each with all its variants; 0 means no limit.</param>
/// <param name="BaseOf">Name of the base POI of a folder name, given the names of all folders.</param>
internal sealed record PoiScanOptions(
    ImmutableArray<string> Patterns, int MaxPois, int MaxBasePois, Func<string, IReadOnlySet<string>, string> BaseOf)
{
    /// <summary>Names of folders that count although they need not be there.</summary>
    public ImmutableArray<string> Expected { get; init; } = [];
}
