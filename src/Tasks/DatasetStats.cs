using Microsoft.Build.Framework;
using NuTonic.Engine.Pipeline;

namespace NuTonic.Tasks;

/// <summary>Shows the latest builds of this checkout into the output folder.</summary>
[MSBuildMultiThreadableTask]
public sealed class DatasetStats : DatasetTask
{
    /// <inheritdoc/>
    protected override void Run(DatasetRequest request, IDatasetLog log, CancellationToken cancellation) =>
        Dataset.Stats(request, log);
}
