using Microsoft.Build.Framework;
using NuTonic.Engine.Pipeline;

namespace NuTonic.Tasks;

/// <summary>Builds the data set a second time from nothing and compares every byte.</summary>
[MSBuildMultiThreadableTask]
public sealed class VerifyReproducible : DatasetTask
{
    /// <inheritdoc/>
    protected override void Run(DatasetRequest request, IDatasetLog log, CancellationToken cancellation) =>
        Dataset.VerifyReproducible(request, log, cancellation);
}
