using Microsoft.Build.Framework;
using NuTonic.Engine.Pipeline;

namespace NuTonic.Tasks;

/// <summary>Makes a data set on the Hub hold what the last build published.</summary>
[MSBuildMultiThreadableTask]
public sealed class PublishDataset : DatasetTask
{
    /// <inheritdoc/>
    protected override void Run(DatasetRequest request, IDatasetLog log, CancellationToken cancellation) =>
        Dataset.Publish(request, log, cancellation);
}
