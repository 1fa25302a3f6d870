using Microsoft.Build.Framework;
using NuTonic.Engine.Pipeline;

namespace NuTonic.Tasks;

/// <summary>Says what a build would do and which input makes it so; builds nothing.</summary>
[MSBuildMultiThreadableTask]
public sealed class ExplainDataset : DatasetTask
{
    /// <inheritdoc/>
    protected override void Run(DatasetRequest request, IDatasetLog log, CancellationToken cancellation) =>
        Dataset.Explain(request, log, cancellation);
}
