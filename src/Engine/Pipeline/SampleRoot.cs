using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Pipeline.Options;
using NuTonic.Engine.Sources;

namespace NuTonic.Engine.Pipeline;

/// <summary>The sample world's folder. It belongs to the checkout, not to one output folder: builds share it.</summary>
internal static class SampleRoot
{
    /// <summary>
    /// Absolute folder of the world that <paramref name="set"/> asks for, drawn when it is not there; of several builds
    /// one draws it and the others wait.
    /// </summary>
    public static string Of(
        OptionSet set, string stateFolder, Action<Diagnostic> report, CancellationToken cancellation)
    {
        SampleOptions sample = new(
            set.Integer("SamplePois"), set.Integer("SampleSeed"), set.Number("SampleKm"));
        string name = FormattableString.Invariant($"{sample.Pois}-{sample.Seed}-{sample.BoxKm}");
        string root = Path.Combine(stateFolder, "sample", name);
        if (!SampleWorld.IsIntact(root, sample))
        {
            using BuildLock held = BuildLock.Take(root + ".lock", wait: true, report, cancellation);
            Draw(root, sample);
            held.IsRecovered = false;
        }

        return root;
    }

    private static void Draw(string root, SampleOptions sample)
    {
        try
        {
            SampleWorld.Ensure(root, sample);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw FileFailure.Explain(root, failure);
        }
    }
}
