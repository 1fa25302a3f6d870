using System.Collections.Immutable;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Patches;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>The node <c>quad/patches</c>: reads a quad once and records which patches it gives.</summary>
internal static class PatchesNode
{
    /// <summary>Kind of the node.</summary>
    public const string Kind = "quad/patches";

    /// <summary>Name of the node in its quad.</summary>
    public const string NodeName = "patches";

    /// <summary>The node of a quad.</summary>
    /// <param name="plan">The quad.</param>
    /// <param name="steps">Options.</param>
    /// <param name="left">Patches that are left to other quads.</param>
    /// <param name="pixels">The quad's pixels.</param>
    /// <param name="visit">Called for each patch that is kept while its pixels are at hand.</param>
    public static Node Create(
        QuadPlan plan,
        AerialOptions steps,
        LeftPatches left,
        QuadPixels pixels,
        Action<PatchRecord, PatchPixels, CancellationToken> visit) => new()
        {
            Name = NodeName,
            Kind = Kind,
            Manifest = Describe(plan, steps, left),
            Origin = field => field == "quad"
                ? new FieldOrigin(CauseKind.File, plan.Quad.RelativePath)
                : FieldOrigins.Of(field),
            Outputs = [],
            Compute = cancellation => new NodeProduct(
                pixels.Use(reader => Record(
                    reader, plan, steps, left, (patch, colors) => visit(patch, colors, cancellation), cancellation))
                    .Pack(),
                []),
        };

    private static PatchesRecord Record(
        PatchReader reader,
        QuadPlan plan,
        AerialOptions steps,
        LeftPatches left,
        Action<PatchRecord, PatchPixels> visit,
        CancellationToken cancellation)
    {
        ImmutableArray<PatchRecord>.Builder kept = ImmutableArray.CreateBuilder<PatchRecord>();
        int[] flaws = new int[PatchesRecord.FlawKinds];
        foreach (Patch patch in PatchGrid.Enumerate(plan.Quad.Name, reader.QuadGrid, steps.Patches, plan.Path))
        {
            if (left.Contains(patch.Column, patch.Row))
            {
                flaws[(int)PatchFlaw.Overlap]++;
                continue;
            }

            using PatchPixels pixels = reader.Read(patch, cancellation);
            PatchVerdict verdict = PatchGate.Judge(pixels, steps.Gate);
            if (!verdict.IsKept)
            {
                flaws[(int)verdict.Flaw]++;
                continue;
            }

            PatchRecord record = new(patch, PatchHash.Of(pixels));
            visit(record, pixels);
            kept.Add(record);
        }

        return new PatchesRecord(reader.QuadGrid, kept.ToImmutable(), [.. flaws]);
    }

    private static Manifest Describe(QuadPlan plan, AerialOptions steps, LeftPatches left) =>
        new Manifest.Builder(Kind, AerialVersions.Patches)
            .Add("quad", plan.Raster)
            .Add("name", plan.Quad.Name)
            .Add("fourth band is near infrared", plan.Quad.IsNaip)
            .Add("PatchSize", steps.Patches.PatchSize)
            .Add("Gsd", steps.Patches.Gsd)
            .Add("SampleInterval", steps.Patches.SampleInterval)
            .Add("DropRate", steps.Patches.DropRate)
            .Add("PatchSeed", steps.Patches.Seed)
            .Add("MaxNodataShare", steps.Gate.MaxNodataShare)
            .Add("MinEntropy", steps.Gate.MinEntropy)
            .Add("patches left to other quads", left.Hash)
            .ToManifest();
}
