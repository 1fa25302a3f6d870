using Microsoft.Build.Framework;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Pipeline;
using Task = Microsoft.Build.Utilities.Task;

namespace NuTonic.Tasks;

/// <summary>
/// What the tasks share: options in, diagnostics out, cancellation. The only place that catches
/// <see cref="NuTonicException"/>.
/// </summary>
#pragma warning disable CA1001 // Cancel may come after Execute; a source without a timer holds nothing.
public abstract class DatasetTask : Task, ICancelableTask, IIncrementalTask
#pragma warning restore CA1001
{
    private const int TerminatedExitCode = 143;

    private readonly CancellationTokenSource _cancellation = new();

    /// <summary>One item per option: its name, and the metadata <c>Value</c>.</summary>
    [Required]
    public ITaskItem[] Options { get; set; } = [];

    /// <summary>Absolute path of the project that sets the options; relative locations start at its folder.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>Absolute folder for what this checkout remembers between builds.</summary>
    [Required]
    public string StateFolder { get; set; } = "";

    /// <summary>
    /// Where progress goes when there is a terminal: "line", or "title" while MSBuild's
    /// terminal logger draws, or "none".
    /// </summary>
    public string ShowProgressIn { get; set; } = "none";

    /// <summary>Set by MSBuild under <c>-question</c>: nothing may be out of date.</summary>
    public bool FailIfNotIncremental { get; set; }

    /// <inheritdoc/>
    public void Cancel() => _cancellation.Cancel();

    /// <inheritdoc/>
    public sealed override bool Execute()
    {
        using TerminationGuard guard = new(_cancellation, TerminatedExitCode);
        DatasetLog log = new(Log, BuildEngine, Live());
        try
        {
            WarnOfPropertiesWithoutEffect();
            Run(Request(), log, _cancellation.Token);
        }
        catch (NuTonicException failure)
        {
            log.Report(failure.Diagnostic);
        }
        catch (OperationCanceledException) when (_cancellation.IsCancellationRequested)
        {
            log.Report(Diagnostic.Create(Errors.Cancelled, null));
        }

        return !Log.HasLoggedErrors;
    }

    /// <summary>Does the work of the target.</summary>
    protected abstract void Run(DatasetRequest request, IDatasetLog log, CancellationToken cancellation);

    // Where each node gets a line of its own, these lines are the progress.
    private ILiveLine? Live() =>
        Log.LogsMessagesOfImportance(MessageImportance.Normal) ? null : LiveLine.OnConsole(ShowProgressIn);

    private DatasetRequest Request() => new(
        Options.ToDictionary(item => item.ItemSpec, item => item.GetMetadata("Value"), StringComparer.Ordinal),
        Path.GetDirectoryName(ProjectFile)!,
        StateFolder,
        name => PropertyLocation.Find(BuildEngine, ProjectFile, name));

    private void WarnOfPropertiesWithoutEffect()
    {
        if (BuildEngine is IBuildEngine6 engine)
        {
            string profile = Options.FirstOrDefault(option => option.ItemSpec == "Profile")?.GetMetadata("Value") ?? "";
            foreach (Diagnostic warning in PropertyNames.Check(engine.GetGlobalProperties().Keys, profile))
            {
                new DatasetLog(Log, BuildEngine, null).Report(warning);
            }
        }
    }
}
