using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Pipeline;

namespace NuTonic.Tasks;

/// <summary>Turns what the engine reports into MSBuild's messages, warnings and errors.</summary>
/// <param name="log">The task's log.</param>
/// <param name="engine">Takes events that have no method in <paramref name="log"/>.</param>
/// <param name="live">A line on the terminal; null when there is none.</param>
internal sealed class DatasetLog(TaskLoggingHelper log, IBuildEngine engine, ILiveLine? live) : IDatasetLog
{
    /// <inheritdoc/>
    public bool ShowsDetail { get; } = log.LogsMessagesOfImportance(MessageImportance.Normal);

    /// <inheritdoc/>
    public bool ShowsProgress => live is not null;

    /// <inheritdoc/>
    public void ShowProgress(string line) => live?.Show(line);

    /// <inheritdoc/>
    public void Report(Diagnostic diagnostic)
    {
        string? file = diagnostic.Location?.File;
        int line = diagnostic.Location?.Line ?? 0;
        int column = diagnostic.Location?.Column ?? 0;
        live?.Yield();
        if (diagnostic.Severity == Severity.Error)
        {
            log.LogError(null, diagnostic.Code, null, file, line, column, 0, 0, "{0}", diagnostic.Message);
        }
        else
        {
            log.LogWarning(null, diagnostic.Code, null, file, line, column, 0, 0, "{0}", diagnostic.Message);
        }
    }

    /// <inheritdoc/>
    public void Detail(string text) => log.LogMessage(MessageImportance.Normal, "{0}", text);

    /// <inheritdoc/>
    public void Summary(string text)
    {
        live?.Yield();
        log.LogMessage(MessageImportance.High, "{0}", text);
    }

    /// <inheritdoc/>
    public void Announce(string type, string text, IReadOnlyDictionary<string, string> figures) =>
        engine.LogMessageEvent(
            new ExtendedBuildMessageEventArgs(type, text, null, nameof(NuTonic), MessageImportance.Low)
            {
                ExtendedMetadata = figures.ToDictionary(figure => figure.Key, string? (figure) => figure.Value),
            });
}
