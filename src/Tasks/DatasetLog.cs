using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Pipeline;

namespace NuTonic.Tasks;

/// <summary>Turns what the engine reports into MSBuild's messages, warnings and errors.</summary>
internal sealed class DatasetLog(TaskLoggingHelper log) : IDatasetLog
{
    /// <inheritdoc/>
    public void Report(Diagnostic diagnostic)
    {
        string? file = diagnostic.Location?.File;
        int line = diagnostic.Location?.Line ?? 0;
        int column = diagnostic.Location?.Column ?? 0;
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
    public void Summary(string text) => log.LogMessage(MessageImportance.High, "{0}", text);
}
