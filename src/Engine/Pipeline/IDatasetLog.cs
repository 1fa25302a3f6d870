using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Pipeline;

/// <summary>Where a build tells what it does; called from several threads.</summary>
public interface IDatasetLog
{
    /// <summary>A warning or an error.</summary>
    void Report(Diagnostic diagnostic);

    /// <summary>One line per node that was not up to date.</summary>
    void Detail(string text);

    /// <summary>A line that every user should see.</summary>
    void Summary(string text);
}
