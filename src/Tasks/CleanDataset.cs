using Microsoft.Build.Framework;
using NuTonic.Engine.Pipeline;

namespace NuTonic.Tasks;

/// <summary>Removes what builds published; the cache stays.</summary>
[MSBuildMultiThreadableTask]
public sealed class CleanDataset : DatasetTask
{
    /// <inheritdoc/>
    protected override void Run(DatasetRequest request, IDatasetLog log, CancellationToken cancellation) =>
        Dataset.Clean(request, log, cancellation);
}
