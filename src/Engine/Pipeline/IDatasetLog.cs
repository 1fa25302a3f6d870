using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Pipeline;

/// <summary>Where a build tells what it does; called from several threads.</summary>
public interface IDatasetLog
{
    /// <summary>A warning or an error.</summary>
    void Report(Diagnostic diagnostic);

    /// <summary>One line per node that was not up to date.</summary>
    void Detail(string text);

    /// <summary>True when <see cref="Detail"/> reaches somebody; else its text need not be made.</summary>
    bool ShowsDetail => true;

    /// <summary>A line that every user should see.</summary>
    void Summary(string text);

    /// <summary>True when <see cref="ShowProgress"/> reaches somebody.</summary>
    bool ShowsProgress => false;

    /// <summary>Replaces the live line; an empty one takes it away.</summary>
    void ShowProgress(string line)
    {
    }

    /// <summary>Something that happened, for programs that read the log.</summary>
    /// <param name="type">Name of the kind of event.</param>
    /// <param name="text">The event for people.</param>
    /// <param name="figures">Its numbers by name.</param>
    void Announce(string type, string text, IReadOnlyDictionary<string, string> figures)
    {
    }
}
