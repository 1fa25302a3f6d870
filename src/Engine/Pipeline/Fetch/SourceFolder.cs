using System.Collections.Immutable;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Pipeline.Fetch;

/// <summary>Where the sources of a build are.</summary>
/// <param name="Path">Absolute folder.</param>
internal sealed record SourceFolder(string Path)
{
    /// <summary>True when they were fetched; false for a folder of the user's or the sample world.</summary>
    public bool IsFetched { get; init; }

    /// <summary>Units that could not be fetched, by the name of their folder, with the reason.</summary>
    public ImmutableDictionary<string, Diagnostic> Unfetched { get; init; } =
        ImmutableDictionary<string, Diagnostic>.Empty;

    /// <summary>What the summary says of it.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Absolute path of the map that was fetched beside the imagery; null for none.</summary>
    public string? Extract { get; init; }
}
