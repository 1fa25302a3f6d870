using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Pipeline.Options;
using NuTonic.Engine.Sources;

namespace NuTonic.Engine.Pipeline.Poi;

/// <summary>The folder of the sample world of POIs.</summary>
internal static class PoiSampleRoot
{
    /// <summary>
    /// Absolute folder of the world that <paramref name="set"/> asks for, drawn when it is not there; of several builds
    /// one draws it and the others wait.
    /// </summary>
    public static string Ensure(
        OptionSet set, string stateFolder, Action<Diagnostic> report, CancellationToken cancellation)
    {
        SampleOptions sample = new(
            set.Integer("SamplePois"), set.Integer("SampleSeed"), set.Number("SampleKm"));
        SampleRoot root = new(stateFolder, FormattableString.Invariant($"{sample.Pois}-{sample.Seed}-{sample.BoxKm}"));
        root.Ensure(
            path => SampleWorld.IsIntact(path, sample), path => SampleWorld.Ensure(path, sample), report, cancellation);
        return root.Path;
    }
}
