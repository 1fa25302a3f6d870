using Microsoft.Build.Framework;
using NuTonic.Engine.Pipeline;

namespace NuTonic.Tasks;

/// <summary>Takes what is whole in an archive into the cache.</summary>
[MSBuildMultiThreadableTask]
public sealed class ImportCache : DatasetTask
{
    /// <inheritdoc/>
    protected override void Run(DatasetRequest request, IDatasetLog log, CancellationToken cancellation) =>
        DatasetCache.Import(request, log, cancellation);
}
