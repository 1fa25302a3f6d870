using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Pipeline.Poi;

/// <summary>A POI folder of the build.</summary>
/// <param name="Root">Absolute path of the POI root.</param>
/// <param name="FolderName">Name of the folder in it; POIs are ordered by it.</param>
internal sealed record PoiEntry(string Root, string FolderName)
{
    /// <summary>Absolute path.</summary>
    public string FolderPath => Path.Combine(Root, FolderName);

    /// <summary>Why the folder cannot be built beside the others; null when it can.</summary>
    public Diagnostic? Conflict { get; init; }

    /// <summary>True when a first look found all sources as the last build recorded them.</summary>
    public bool HasKnownSources { get; init; }

    /// <summary>Name of its unit in the graph.</summary>
    public string UnitName => FolderName;
}
