using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Pipeline;

/// <summary>
/// Repeats the pass over the graph when the cache lost a content on the way, because it was damaged or somebody emptied
/// the cache: what was counted on is found missing then, and computed.
/// </summary>
/// <param name="build">What the build shares.</param>
internal sealed class HealingBuild(BuildContext build)
{
    // A damaged index may be noticed only after a damaged content was. More repetitions than that are no accident.
    private const int Passes = 4;

    /// <summary>
    /// Runs <paramref name="pass"/> until it loses nothing; the last time a loss is an error like any other.
    /// </summary>
    /// <exception cref="NuTonicException">NT7006: contents kept disappearing.</exception>
    public void Run(Action<BuildContext> pass)
    {
        LossListener listener = new(build.Services.Listener);
        BuildContext context = build with { Services = build.Services with { Listener = listener } };
        for (int left = Passes - 1; ; left--)
        {
            listener.BeginPass(mayRepeat: left > 0);
            try
            {
                pass(context);
            }
            catch (NuTonicException failure) when (listener.IsLoss(failure.Diagnostic))
            {
            }

            if (!listener.HasLoss)
            {
                return;
            }

            Sweep();
            build.Services.Counts.BeginPass();
        }
    }

    // Reading the fragments of all units discards those that are damaged: else each repetition would meet only one.
    private void Sweep()
    {
        foreach (string name in build.Services.State.UnitNames)
        {
            foreach (OutputRecord output in (build.Services.State.Find(name)?.Nodes ?? [])
                .SelectMany(node => node.Outputs))
            {
                if (output.Path is null)
                {
                    build.Services.Contents.TryRead(output.Digest, out _);
                }
            }
        }
    }
}
