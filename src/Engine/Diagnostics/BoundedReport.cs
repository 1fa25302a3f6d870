namespace NuTonic.Engine.Diagnostics;

/// <summary>
/// Passes the first diagnostics on and counts the rest: a folder that is gone would otherwise print a line for each of
/// its files. For one thread at a time.
/// </summary>
/// <param name="report">Receives the first ones, and the count at the end.</param>
internal sealed class BoundedReport(Action<Diagnostic> report)
{
    /// <summary>How many are passed on.</summary>
    public const int Listed = 20;

    /// <summary>How many there were.</summary>
    public long Count { get; private set; }

    /// <summary>Passes <paramref name="diagnostic"/> on or counts it.</summary>
    public void Add(Diagnostic diagnostic)
    {
        if (Count < Listed)
        {
            report(diagnostic);
        }

        Count++;
    }

    /// <summary>Says how many were not passed on, if any.</summary>
    public void Close()
    {
        if (Count > Listed)
        {
            report(Diagnostic.Create(Errors.MoreFound, null, Count - Listed));
        }
    }
}
