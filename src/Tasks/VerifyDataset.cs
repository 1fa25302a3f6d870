using Microsoft.Build.Framework;
using NuTonic.Engine.Pipeline;

namespace NuTonic.Tasks;

/// <summary>Checks every byte of the published data set and of the cache.</summary>
[MSBuildMultiThreadableTask]
public sealed class VerifyDataset : DatasetTask
{
    /// <inheritdoc/>
    protected override void Run(DatasetRequest request, IDatasetLog log, CancellationToken cancellation) =>
        Dataset.Verify(request, log, cancellation);
}
