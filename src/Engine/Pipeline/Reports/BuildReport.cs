using System.Collections.Immutable;
using System.Globalization;
using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Pipeline.Reports;

/// <summary>What a build did, in numbers. No part of the data set: two builds of the same one differ in it.</summary>
internal sealed record BuildReport
{
    private const double MicrosecondsPerSecond = 1e6;

    /// <summary>What was asked for: "Build" or "Rebuild".</summary>
    public required string Target { get; init; }

    /// <summary>Nodes by kind, ordinal order.</summary>
    public required ImmutableArray<KindCounts> Kinds { get; init; }

    /// <summary>Bytes of source files that were hashed.</summary>
    public required long SourceBytesRead { get; init; }

    /// <summary>Bytes of contents that were read from the cache.</summary>
    public required long CacheBytesRead { get; init; }

    /// <summary>Bytes of files written to the data set.</summary>
    public required long OutputBytesWritten { get; init; }

    /// <summary>Bytes of contents added to the cache.</summary>
    public required long CacheBytesWritten { get; init; }

    /// <summary>Bytes of all contents in the cache; null when the build did not look.</summary>
    public required long? CacheBytes { get; init; }

    /// <summary>True when <see cref="CacheBytes"/> was extrapolated.</summary>
    public required bool IsCacheEstimate { get; init; }

    /// <summary>Errors that were reported.</summary>
    public required int Errors { get; init; }

    /// <summary>Wall time of the pass.</summary>
    public required double Seconds { get; init; }

    /// <summary>Threads of the pass.</summary>
    public required int Threads { get; init; }

    /// <summary>What the summary says besides the counts of nodes.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>What was asked of servers, in words; said even by a build that found everything up to date.</summary>
    public ImmutableArray<string> Fetched { get; init; } = [];

    /// <summary>Nodes computed.</summary>
    public long Built => Kinds.Sum(kind => kind.Built);

    /// <summary>Nodes taken from the cache.</summary>
    public long FromCache => Kinds.Sum(kind => kind.FromCache);

    /// <summary>Nodes that were as the last build left them.</summary>
    public long UpToDate => Kinds.Sum(kind => kind.UpToDate);

    /// <summary>Share of the nodes that were out of date and came from the cache; null when there was none.</summary>
    public double? HitRate => Built + FromCache == 0 ? null : (double)FromCache / (Built + FromCache);

    /// <summary>True when any node was not up to date.</summary>
    public bool HasDoneAnything => Built + FromCache > 0;

    /// <summary>Computing time of a kind in seconds, on all threads together.</summary>
    public static double SecondsOf(KindCounts kind) => kind.CostMicroseconds / MicrosecondsPerSecond;

    /// <summary>The numbers as text by name, for MSBuild.</summary>
    public IReadOnlyDictionary<string, string> Figures()
    {
        Dictionary<string, string> figures = new(StringComparer.Ordinal)
        {
            ["BuildTarget"] = Target,
            ["Built"] = Text(Built),
            ["FromCache"] = Text(FromCache),
            ["UpToDate"] = Text(UpToDate),
            ["HitRate"] = HitRate is { } rate ? Text(rate) : "",
            ["BytesRead"] = Text(SourceBytesRead + CacheBytesRead),
            ["BytesWritten"] = Text(OutputBytesWritten + CacheBytesWritten),
            ["CacheBytes"] = CacheBytes is { } bytes ? Text(bytes) : "",
            ["Errors"] = Text(Errors),
            ["Seconds"] = Text(Seconds),
            ["Threads"] = Text(Threads),
        };
        foreach (KindCounts kind in Kinds)
        {
            figures[kind.Kind + " built"] = Text(kind.Built);
            figures[kind.Kind + " from cache"] = Text(kind.FromCache);
            figures[kind.Kind + " up to date"] = Text(kind.UpToDate);
            figures[kind.Kind + " seconds"] = Text(SecondsOf(kind));
        }

        return figures;
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
