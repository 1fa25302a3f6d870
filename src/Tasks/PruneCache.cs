using Microsoft.Build.Framework;
using NuTonic.Engine.Pipeline;

namespace NuTonic.Tasks;

/// <summary>Removes from the cache what its limits do not allow; builds may run meanwhile.</summary>
[MSBuildMultiThreadableTask]
public sealed class PruneCache : DatasetTask
{
    /// <inheritdoc/>
    protected override void Run(DatasetRequest request, IDatasetLog log, CancellationToken cancellation) =>
        DatasetCache.Prune(request, log, cancellation);
}
