using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Pipeline;

/// <summary>A sample world's folder. It belongs to the checkout, not to one output folder: builds share it.</summary>
/// <param name="stateFolder">The checkout's folder of states, absolute.</param>
/// <param name="name">Name of the world: other worlds have others.</param>
internal sealed class SampleRoot(string stateFolder, string name)
{
    /// <summary>Absolute path of the folder, whether it is there or not.</summary>
    public string Path { get; } = System.IO.Path.Combine(stateFolder, "sample", name);

    /// <summary>Has the world drawn when it is not there; of several builds one draws it and the others wait.</summary>
    /// <param name="isIntact">True when the folder holds the whole world.</param>
    /// <param name="draw">Draws the world into the folder, unless another build did so while this one waited.</param>
    /// <param name="report">Told of the wait.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="NuTonicException">NT8010 to NT8014: the folder cannot be written.</exception>
    public void Ensure(
        Func<string, bool> isIntact, Action<string> draw, Action<Diagnostic> report, CancellationToken cancellation)
    {
        if (isIntact(Path))
        {
            return;
        }

        using BuildLock held = BuildLock.Take(Path + ".lock", wait: true, report, cancellation);
        try
        {
            draw(Path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw FileFailure.Explain(Path, failure);
        }

        held.IsRecovered = false;
    }
}
