using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Pipeline;

/// <summary>A unit of the build: a POI or a quad.</summary>
/// <param name="Root">Absolute folder of the sources of all units.</param>
/// <param name="Folder">Folder of its own below the root, where its probes start;
/// "" when they start at the root.</param>
/// <param name="UnitName">Name in the graph; units are ordered by it.</param>
internal sealed record UnitEntry(string Root, string Folder, string UnitName)
{
    /// <summary>Absolute path of the folder where its probes start.</summary>
    public string FolderPath => Folder.Length == 0 ? Root : Path.Combine(Root, Folder);

    /// <summary>Why the unit cannot be built beside the others; null when it can.</summary>
    public Diagnostic? Conflict { get; init; }

    /// <summary>True when a first look found all sources as the last build recorded them.</summary>
    public bool HasKnownSources { get; init; }

    /// <summary>
    /// True when what the last build left does not hold although its own sources and options are the same.
    /// </summary>
    public bool IsOutdated { get; init; }

    /// <summary>A unit with a folder of its own, named like it.</summary>
    public static UnitEntry OfFolder(string root, string folder) => new(root, folder, folder);
}
