using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Pipeline;

namespace NuTonic.Bench.Plan;

/// <summary>Lets nothing pass: a stub that warns or fails is a mistake in this program.</summary>
internal sealed class QuietLog : IDatasetLog
{
    /// <inheritdoc/>
    public void Report(Diagnostic diagnostic) => throw new InvalidOperationException(diagnostic.Message);

    /// <inheritdoc/>
    public void Detail(string text)
    {
    }

    /// <inheritdoc/>
    public void Summary(string text)
    {
    }
}
