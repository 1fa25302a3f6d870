using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Pipeline.Options;

namespace NuTonic.Engine.Pipeline;

/// <summary>
/// The cache of one build. One that may not be written is used for hits; what the build computes beside it may be more
/// than fits into memory and goes to a folder that is removed with the build.
/// </summary>
internal sealed class CacheUse : IDisposable
{
    private readonly string? _scratch;
    private Task<IReadOnlyList<KindCost>>? _meanCosts;
    private Task<(long Bytes, bool IsEstimate)>? _contentSize;

    private CacheUse(CacheDirectory cache, string? scratch)
    {
        Cache = cache;
        _scratch = scratch;
    }

    /// <summary>The open cache.</summary>
    public CacheDirectory Cache { get; }

    /// <summary>Opens the cache of a build.</summary>
    /// <param name="build">Says where it is and whether it may be written.</param>
    /// <param name="mode">A dry run writes nothing.</param>
    /// <param name="stateFolder">Absolute folder that this build has to itself.</param>
    /// <param name="report">Receives warnings.</param>
    public static CacheUse Open(
        BuildOptions build, BuildMode mode, string stateFolder, Action<Diagnostic> report)
    {
        bool isDryRun = mode == BuildMode.DryRun;
        bool isByChoice = build.Set.Flag("CacheReadOnly");
        string? scratch = !isDryRun && (isByChoice || CacheAccess.IsReadOnly(build.CacheDir))
            ? StateFiles.ScratchIn(stateFolder)
            : null;
        Remove(scratch);
        CacheOptions options = new()
        {
            ReadOnly = isDryRun || scratch is not null,
            IsReadOnlyByChoice = isByChoice && scratch is not null,
            ScratchFolder = scratch,
        };
        return new CacheUse(CacheDirectory.Open(build.CacheDir, options, report), scratch);
    }

    /// <summary>
    /// Begins to ask what nodes cost: opening the index and asking it takes as long as what a dry run reads meanwhile.
    /// </summary>
    public void BeginMeanCosts() => _meanCosts = Task.Run(Cache.MeanCosts);

    /// <summary>Mean time of a node in microseconds, by kind.</summary>
    public IReadOnlyList<KindCost> MeanCosts() => _meanCosts?.GetAwaiter().GetResult() ?? Cache.MeanCosts();

    /// <summary>
    /// Begins to estimate the size of the cache, which reads pages all over the index; what is put from now on would
    /// not change an estimate.
    /// </summary>
    /// <param name="after">Waits for that.</param>
    public void BeginContentSize(Task after) =>
        _contentSize ??= after.ContinueWith(_ => Cache.ContentSize(), TaskScheduler.Default);

    /// <summary>Bytes of all contents together; an estimate when there are many.</summary>
    public (long Bytes, bool IsEstimate) ContentSize() =>
        _contentSize?.GetAwaiter().GetResult() is { IsEstimate: true } estimate ? estimate : Cache.ContentSize();

    /// <inheritdoc/>
    public void Dispose()
    {
        // Who wanted an answer got the failure with it.
        Await(_meanCosts);
        Await(_contentSize);

        Cache.Dispose();
        Remove(_scratch);
    }

    private static void Await(Task? asking)
    {
        if (asking is not null)
        {
            Task.WaitAny(asking);
        }
    }

    private static void Remove(string? scratch)
    {
        if (scratch is not null)
        {
            StateFiles.RemoveScratch(scratch);
        }
    }
}
