using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Pipeline.Options;
using NuTonic.Engine.Sources.AerialSample;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>The folder of the sample world of quads.</summary>
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
        SampleRoot root = RootOf(sample, stateFolder);
        root.Ensure(
            path => AerialWorld.IsIntact(path, sample), path => AerialWorld.Ensure(path, sample), report, cancellation);
        return root.Path;
    }

    /// <summary>Absolute folder of that world, whether it is there or not.</summary>
    public static string Of(OptionSet set, string stateFolder) => RootOf(OptionsOf(set), stateFolder).Path;

    private static AerialSampleOptions OptionsOf(OptionSet set) =>
        new(set.Integer("SampleQuads"), set.Integer("SampleSeed"));

    private static SampleRoot RootOf(AerialSampleOptions sample, string stateFolder) =>
        new(stateFolder, FormattableString.Invariant($"aerial-{sample.Quads}-{sample.Seed}"));
}
