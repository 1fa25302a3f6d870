using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Pipeline.Poi;

/// <summary>A POI folder of the build.</summary>
/// <param name="FolderName">Name of the folder; POIs are ordered by it.</param>
/// <param name="FolderPath">Absolute path.</param>
internal sealed record PoiEntry(string FolderName, string FolderPath)
{
    /// <summary>Why the folder cannot be built beside the others; null when it can.</summary>
    public Diagnostic? Conflict { get; init; }

    /// <summary>Name of its unit in the graph.</summary>
    public string UnitName => FolderName;
}
