namespace NuTonic.Engine.Pipeline.Reports;

/// <summary>What a build would do with the nodes of one kind.</summary>
/// <param name="Kind">Kind of the nodes.</param>
/// <param name="Build">Nodes that are certainly computed.</param>
/// <param name="Maybe">Nodes, at most, that are computed if what they wait for comes out different.</param>
/// <param name="FromCache">Nodes taken from the cache.</param>
/// <param name="UpToDate">Nodes left as they are.</param>
internal sealed record KindForecast(string Kind, long Build, long Maybe, long FromCache, long UpToDate)
{
    /// <summary>Bytes of the files that would be written, at most; null when not known.</summary>
    public required long? Bytes { get; init; }

    /// <summary>Computing time of one thread, at most; null when not known.</summary>
    public required double? Seconds { get; init; }
}
