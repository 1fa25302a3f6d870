using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Pipeline;

/// <summary>Passes everything on and remembers whether an error was among it.</summary>
internal sealed class FailureLog(IDatasetLog log) : IDatasetLog
{
    private volatile bool _hasErrors;

    /// <summary>True after an error.</summary>
    public bool HasErrors => _hasErrors;

    /// <inheritdoc/>
    public void Report(Diagnostic diagnostic)
    {
        _hasErrors |= diagnostic.Severity == Severity.Error;
        log.Report(diagnostic);
    }

    /// <inheritdoc/>
    public void Detail(string text) => log.Detail(text);

    /// <inheritdoc/>
    public void Summary(string text) => log.Summary(text);

    /// <summary>A log whose errors come here and which drops the rest: it was said before.</summary>
    public IDatasetLog WithoutWords() => new ErrorsOnly(this);

    private sealed class ErrorsOnly(FailureLog log) : IDatasetLog
    {
        public void Report(Diagnostic diagnostic)
        {
            if (diagnostic.Severity == Severity.Error)
            {
                log.Report(diagnostic);
            }
        }

        public void Detail(string text)
        {
        }

        public void Summary(string text)
        {
        }
    }
}
