using Microsoft.Build.Evaluation;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using NuTonic.Engine.Pipeline;

namespace NuTonic.Tasks;

/// <summary>Builds the data set: the targets Build and Rebuild, and the check of <c>-question</c>.</summary>
[MSBuildMultiThreadableTask]
public sealed class BuildDataset : DatasetTask
{
    /// <summary>True computes every node again and compares with the cache.</summary>
    public bool Rebuild { get; set; }

    /// <summary>Nodes that were computed.</summary>
    [Output]
    public int Built { get; private set; }

    /// <summary>Nodes that came from the cache.</summary>
    [Output]
    public int FromCache { get; private set; }

    /// <summary>Nodes that were as the last build left them.</summary>
    [Output]
    public int UpToDate { get; private set; }

    /// <summary>The data set's folder, with all numbers of the build as metadata.</summary>
    [Output]
    public ITaskItem? Report { get; private set; }

    /// <inheritdoc/>
    protected override void Run(DatasetRequest request, IDatasetLog log, CancellationToken cancellation)
    {
        DatasetResult result = FailIfNotIncremental
            ? Dataset.Question(request, log, cancellation)
            : Dataset.Build(request, Rebuild, log, cancellation);
        Built = result.Built;
        FromCache = result.FromCache;
        UpToDate = result.UpToDate;
        Report = result.DatasetDir.Length == 0 ? null : ReportOf(result);
    }

    // Metadata names are XML names: "tile/chip built" becomes "tile_chip_built".
    private static TaskItem ReportOf(DatasetResult result) => new(
        ProjectCollection.Escape(result.DatasetDir),
        result.Figures.ToDictionary(
            figure => figure.Key.Replace(' ', '_').Replace('/', '_'),
            figure => ProjectCollection.Escape(figure.Value)));
}
