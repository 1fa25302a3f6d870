using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Pipeline;

namespace NuTonic.Engine.Tests.Pipeline.Reports;

/// <summary>Keeps what it is told.</summary>
internal sealed class ListLog : IDatasetLog
{
    public List<Diagnostic> Diagnostics { get; } = [];

    public List<string> Lines { get; } = [];

    public List<string> Live { get; } = [];

    public bool ShowsProgress => true;

    public void Report(Diagnostic diagnostic) => Diagnostics.Add(diagnostic);

    public void Detail(string text) => Lines.Add(text);

    public void Summary(string text) => Lines.Add(text);

    public void ShowProgress(string line) => Live.Add(line);
}
