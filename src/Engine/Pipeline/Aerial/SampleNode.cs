using NuTonic.Engine.Cache;
using NuTonic.Engine.Facts;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Packaging.Aerial;
using NuTonic.Engine.Packaging.Shards;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>
/// The node <c>patch/sample</c>: the text as a part of a shard, and what the shard's table says about it.
/// </summary>
internal static class SampleNode
{
    /// <summary>Kind of the node.</summary>
    public const string Kind = "patch/sample";

    /// <summary>The node of a patch.</summary>
    /// <param name="build">What the build shares.</param>
    /// <param name="plan">The quad.</param>
    /// <param name="patch">The patch.</param>
    /// <param name="facts">What is known about it.</param>
    /// <param name="annotations">The node of its captions.</param>
    public static Node Create(
        AerialContext build, QuadPlan plan, PatchRecord patch, PatchFacts facts, NodeRecord annotations)
    {
        SampleRow row = RowOf(build, plan, patch, facts, AnnotationsRecord.Unpack(annotations.Payload.Span));
        byte[] entry = SampleEntry.Pack(row);
        return new Node
        {
            Name = PatchNodes.Name(patch, "sample"),
            Kind = Kind,
            Manifest = new Manifest.Builder(Kind, AerialVersions.Sample)
                .Add("captions", Digest.Of(annotations.Payload.Span))
                .Add("table", Digest.Of(entry))
                .ToManifest(),
            Origin = field => FieldOrigins.Of(field, "captions", annotations.Name),
            Outputs = [null, null],
            Compute = _ =>
            {
                AnnotationsRecord captions = AnnotationsRecord.Unpack(annotations.Payload.Span);
                byte[] text = SampleJson.Write(patch.Patch.Id, plan.Quad.Name, captions.Annotations);
                return new NodeProduct(
                    PatchNodes.Pack(text.Length), [TarEntry.Create(ShardNames.Text(patch.Patch.Id), text), entry]);
            },
        };
    }

    private static SampleRow RowOf(
        AerialContext build, QuadPlan plan, PatchRecord patch, PatchFacts facts, AnnotationsRecord captions)
    {
        Grid grid = patch.Patch.Grid;
        (double left, double top) = grid.Transform.Apply(0, 0);
        (double right, double bottom) = grid.Transform.Apply(grid.WidthPx, grid.HeightPx);
        return new SampleRow
        {
            Shard = "",
            PatchId = patch.Patch.Id,
            ImageName = plan.Quad.Name,
            Date = plan.Quad.Date,
            GsdMeters = Math.Abs(grid.Transform.A),
            Longitude = facts.Longitude,
            Latitude = facts.Latitude,
            Crs = grid.Crs,
            Box = new Extent(left, bottom, right, top),
            OsmIds = captions.Elements,
            Annotators = [.. captions.Annotations.Select(annotation => annotation.Annotator)],
            PromptIds = captions.Prompts,
            Licenses =
            [
                .. AerialSources.Of(build, plan.Quad.IsNaip, plan.Quad.License).Select(source => source.LicenseId),
            ],
        };
    }
}
