using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Pipeline;

/// <summary>What a build has to itself: the record of its last build in this checkout, and the output folder.</summary>
internal sealed class BuildLocks : IDisposable
{
    private readonly BuildLock _state;
    private readonly OutputLock _outputs;

    private BuildLocks(BuildLock state, OutputLock outputs)
    {
        _state = state;
        _outputs = outputs;
    }

    /// <summary>Takes both, always in this order, so that no two builds wait for each other.</summary>
    /// <param name="stateFolder">Absolute folder of the record.</param>
    /// <param name="outputFolder">Absolute output folder.</param>
    /// <param name="wait">False fails at once when another build holds one of them.</param>
    /// <param name="report">Told once of each that another build holds.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="NuTonicException">NT7005: held by another build;
    /// NT7011, NT8010 to NT8014: not writable.</exception>
    public static BuildLocks Take(
        string stateFolder, string outputFolder, bool wait, Action<Diagnostic> report, CancellationToken cancellation)
    {
        BuildLock state = BuildLock.Take(Path.Combine(stateFolder, "build.lock"), wait, report, cancellation);
        try
        {
            BuildLocks locks = new(state, OutputLock.Take(outputFolder, wait, report, cancellation));
            locks.Recover(stateFolder, outputFolder);
            return locks;
        }
        catch
        {
            state.Dispose();
            throw;
        }
    }

    /// <summary>Call when the output folder was cleaned: it goes too when nothing else is in it.</summary>
    public void LetEmptyOutputFolderGo() => _outputs.EmptyFolderGoes = true;

    /// <inheritdoc/>
    public void Dispose()
    {
        _outputs.Dispose();
        _state.Dispose();
    }

    // The last holder was killed: its temporary files go, before anything else can fail.
    private void Recover(string stateFolder, string outputFolder)
    {
        if (!_state.IsRecovered && !_outputs.IsRecovered)
        {
            return;
        }

        try
        {
            AtomicFile.Sweep(stateFolder);
            AtomicFile.Sweep(outputFolder);
        }
        catch
        {
            _outputs.Dispose();
            throw;
        }

        _state.IsRecovered = false;
        _outputs.IsRecovered = false;
    }
}
