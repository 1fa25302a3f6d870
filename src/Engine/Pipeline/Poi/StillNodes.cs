using System.Buffers;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Imaging.Png;
using NuTonic.Engine.Rows;

namespace NuTonic.Engine.Pipeline.Poi;

/// <summary>
/// The nodes <c>poi/still</c>, a checked copy of the POI's still image, and <c>poi/overview</c>, its row.
/// </summary>
internal static class StillNodes
{
    /// <summary>Name of the copy in its POI.</summary>
    public const string StillName = "still";

    /// <summary>Name of the row in its POI.</summary>
    public const string OverviewName = "overview";

    /// <summary>Kind of the copy.</summary>
    public const string StillKind = "poi/still";

    /// <summary>Kind of the row.</summary>
    public const string OverviewKind = "poi/overview";

    /// <summary>
    /// The copy; the picture is decoded once, because a damaged one passes the readers of the data set unseen.
    /// </summary>
    /// <param name="plan">The POI.</param>
    /// <param name="still">Path of the still below the POI's folder.</param>
    public static Node Still(PoiPlan plan, string still) => new()
    {
        Name = StillName,
        Kind = StillKind,
        Manifest = new Manifest.Builder(StillKind, StepVersions.Still).Add("still", plan.DigestOf(still)).ToManifest(),
        Origin = field => field == "still" ? new FieldOrigin(CauseKind.File, still) : FieldOrigins.Of(field),
        Outputs = [PathOf(plan)],
        Compute = _ =>
        {
            string path = Path.Combine(plan.FolderPath, still);
            byte[] content = File.ReadAllBytes(path);
            PngDecoder.Decode(content, path);
            return new NodeProduct(ReadOnlyMemory<byte>.Empty, [content]);
        },
    };

    /// <summary>The row; it depends on the fields of poi.json that its sentence uses and on no other.</summary>
    public static Node Overview(PoiPlan plan, PoiContext build)
    {
        OverviewFacts facts = new(
            plan.PoiId,
            PathOf(plan),
            plan.Document.Address,
            plan.Document.Country,
            plan.Document.Latitude,
            plan.Document.Longitude);
        return new Node
        {
            Name = OverviewName,
            Kind = OverviewKind,
            Manifest = Describe(plan, facts, build),
            Origin = FieldOrigins.Of,
            Outputs = [null],
            Compute = _ =>
            {
                ArrayBufferWriter<byte> fragment = new();
                RowWriter.Write(RowBuilder.BuildOverview(facts, build.Templates), null, fragment);
                return new NodeProduct(ReadOnlyMemory<byte>.Empty, [fragment.WrittenMemory]);
            },
        };
    }

    private static Manifest Describe(PoiPlan plan, OverviewFacts facts, PoiContext build)
    {
        Manifest.Builder manifest = new Manifest.Builder(OverviewKind, StepVersions.Overview)
            .Add("poi_id", facts.Stem)
            .Add("address", facts.Address ?? "")
            .Add("country_iso_alpha2", facts.CountryIso ?? "")
            .Add("latitude", facts.LatitudeDegrees)
            .Add("longitude", facts.LongitudeDegrees)
            .Add("template Overview", build.Prompts.OfOverview);
        RowsNode.DescribeFolder(manifest, plan);
        return manifest.ToManifest();
    }

    private static string PathOf(PoiPlan plan) => $"stills/{plan.Folder}{plan.PoiId}.png";
}
