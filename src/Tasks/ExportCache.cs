using Microsoft.Build.Framework;
using NuTonic.Engine.Pipeline;

namespace NuTonic.Tasks;

/// <summary>Writes what the cache has of the last build into an archive.</summary>
[MSBuildMultiThreadableTask]
public sealed class ExportCache : DatasetTask
{
    /// <inheritdoc/>
    protected override void Run(DatasetRequest request, IDatasetLog log, CancellationToken cancellation) =>
        DatasetCache.Export(request, log, cancellation);
}
