using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Pipeline.Options;
using NuTonic.Engine.Sources.AerialSample;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>The folder of the sample world of quads. It belongs to the checkout: builds share it.</summary>
internal static class AerialSampleRoot
{
    /// <summary>
    /// Absolute folder of the world that <paramref name="set"/> asks for, drawn when it is not there; of several builds
    /// one draws it and the others wait.
    /// </summary>
    public static string Ensure(
        OptionSet set, string stateFolder, Action<Diagnostic> report, CancellationToken cancellation)
    {
        AerialSampleOptions sample = OptionsOf(set);
        string root = Of(set, stateFolder);
        if (!AerialWorld.IsIntact(root, sample))
        {
            using BuildLock held = BuildLock.Take(root + ".lock", wait: true, report, cancellation);
            Draw(root, sample);
            held.IsRecovered = false;
        }

        return root;
    }

    /// <summary>Absolute folder of that world, whether it is there or not.</summary>
    public static string Of(OptionSet set, string stateFolder)
    {
        AerialSampleOptions sample = OptionsOf(set);
        return Path.Combine(stateFolder, "sample", FormattableString.Invariant($"aerial-{sample.Quads}-{sample.Seed}"));
    }

    private static AerialSampleOptions OptionsOf(OptionSet set) =>
        new(set.Integer("SampleQuads"), set.Integer("SampleSeed"));

    private static void Draw(string root, AerialSampleOptions sample)
    {
        try
        {
            AerialWorld.Ensure(root, sample);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw FileFailure.Explain(root, failure);
        }
    }
}
