using System.Text.Json.Nodes;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Packaging;
using NuTonic.Engine.Regions;
using NuTonic.Engine.Rows;
using NuTonic.Engine.Tests.Rows;
using NuTonic.Engine.Tiling;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Packaging;

public sealed class SidecarWriterTests
{
    private static readonly Grid Poi = new(
        Crs.Utm(33, false), new GeoTransform(10, 0, 500000, 0, -10, 5000000), 800, 600);

    [Fact]
    public void Write_DefaultShape_MatchesGolden() =>
        GoldenText.Check("Packaging", "sidecar.json", SidecarWriter.Write(Facts(View.Identity)));

    [Fact]
    public void Write_TurnedView_NamesItAndKeepsTheGround()
    {
        byte[] sidecar = SidecarWriter.Write(Facts(View.Rotate90));

        JsonNode json = JsonNode.Parse(sidecar)!;
        Assert.Equal("r90", (string?)json["image_augmentation"]);

        // 512 native pixels of 10 m are 4 pixels of 1280 m; a column runs south and a row runs west.
        double[] transform = [.. json["tile_grid"]!["transform"]!.AsArray().Select(n => (double)n!)];
        Assert.Equal([0, -1280, 501280 + 5120, -1280, 0, 5000000], transform);
    }

    [Fact]
    public void Write_Inclusive_StoresTheLastPixel()
    {
        byte[] sidecar = SidecarWriter.Write(Facts(View.Identity) with { BoxConvention = BoxConvention.Inclusive });

        JsonArray box = JsonNode.Parse(sidecar)!["regions"]![0]!["bbox"]!.AsArray();
        Assert.Equal([4, 4, 7, 7], box.Select(n => (int)n!));
    }

    [Fact]
    public void Write_WithoutClassRows_LeavesTheFractionsOut()
    {
        byte[] sidecar = SidecarWriter.Write(Facts(View.Identity) with { WithClassFractions = false });

        Assert.Null(JsonNode.Parse(sidecar)!["class_fractions"]);
    }

    [Fact]
    public void Write_CloudsAndSources_StandAtTheEnd()
    {
        SidecarFacts plain = Facts(View.Identity);
        SidecarFacts facts = plain with
        {
            CloudFraction = 0.123456,
            Poi = plain.Poi with
            {
                Sources =
                [
                    new SourceEntry("imagery", "A") { CloudCover = 3 },
                    new SourceEntry("labels", "B") { License = "C" },
                ],
            },
        };

        string text = System.Text.Encoding.UTF8.GetString(SidecarWriter.Write(facts));

        string before = System.Text.Encoding.UTF8.GetString(SidecarWriter.Write(plain)).TrimEnd('}', '\n');
        Assert.StartsWith(before, text, StringComparison.Ordinal);
        JsonObject json = JsonNode.Parse(text)!.AsObject();
        Assert.Equal(["cloud_fraction", "sources"], json.Select(pair => pair.Key).TakeLast(2));
        Assert.Equal("0.1235", json["cloud_fraction"]!.ToJsonString());
        Assert.Equal(
            """[{"role":"imagery","title":"A","cloud_cover":3},{"role":"labels","title":"B","license":"C"}]""",
            json["sources"]!.ToJsonString());
    }

    [Theory]
    [InlineData("default", "poi_0005_t0000")]
    [InlineData("default", "poi_0003_t0007")]
    [InlineData("no_per_class_rows", "poi_0013_t0000")]
    [InlineData("real", "poi_0000_g001_t0001")]
    public void Write_ReferenceShape_HasTheKeysAndValuesOfTheReference(string name, string stem)
    {
        string path = SharedFolder.Path($"golden/{name}/metadata/{stem}.json");
        JsonObject expected = JsonNode.Parse(File.ReadAllBytes(path))!.AsObject();
        JsonObject label = expected["land_cover_label_meta"]!.AsObject();
        label.Remove("ee_image_count");
        label.Remove("download_url_host");

        JsonObject actual = JsonNode.Parse(SidecarWriter.Write(ReferenceFacts(expected)))!.AsObject();

        actual.Remove("caption");
        Assert.Equal(expected.Select(pair => pair.Key), actual.Select(pair => pair.Key));
        Assert.True(JsonNode.DeepEquals(expected, actual), actual.ToJsonString());
    }

    private static SidecarFacts Facts(View view)
    {
        TileIndex origin = new(128, 0);
        Grid chip = TileGeoreference.GridOf(Poi, origin, 512, 4, view);
        return new SidecarFacts
        {
            Poi = new SidecarPoi(
                "poi_0001", Split.Train, new Extent(14.5, 45.75, 14.625, 45.875), 45.8125, 14.5625, "S2B_é", default,
                new LabelSource(64, 65, "EPSG:4326", true), Poi),
            Stem = "poi_0001_r00000_c00128",
            Origin = origin,
            NativeTilePx = 512,
            OutputSizePx = 4,
            View = view,
            Georeference = new TileGeoreference(chip, new Extent(14.5, 45.75, 14.5625, 45.8125)),
            Caption = "Trees cover about 50% of the image.",
            Summary = Summaries.ThreeClasses,
        };
    }

    private static SidecarFacts ReferenceFacts(JsonObject golden)
    {
        JsonNode source = golden["land_cover_label_meta"]!;
        double[] box = Numbers(golden["bbox_wgs84"]!);
        double[] map = Numbers(golden["grid"]!["transform"]!);
        bool isBands = (string?)golden["stac_rgb_meta"]!["source"] == "red_green_blue";
        return new SidecarFacts
        {
            Poi = new SidecarPoi(
                (string)golden["poi_id"]!,
                Enum.Parse<Split>((string)golden["split"]!, ignoreCase: true),
                new Extent(box[0], box[1], box[2], box[3]),
                (double)golden["latitude"]!,
                (double)golden["longitude"]!,
                (string?)golden["stac_item_id"],
                isBands ? ImagerySource.RedGreenBlue : ImagerySource.VisualOrThumbnail,
                new LabelSource(
                    (int)source["src_shape"]![0]!, (int)source["src_shape"]![1]!, (string)source["src_crs"]!, false),
                new Grid(
                    new Crs(int.Parse(((string)golden["grid"]!["crs"]!)[5..], null)),
                    new GeoTransform(map[0], map[1], map[2], map[3], map[4], map[5]),
                    (int)golden["grid"]!["width"]!,
                    (int)golden["grid"]!["height"]!)),
            Stem = (string)golden["tile_stem"]!,
            Origin = new TileIndex((int)golden["tile_origin_native"]![1]!, (int)golden["tile_origin_native"]![0]!),
            NativeTilePx = (int)golden["native_tile"]!,
            OutputSizePx = (int)golden["output_size"]!,
            TileNumber = (int)golden["tile_index"]!,
            Caption = "A.",
            Summary = Summary(golden),
            BoxConvention = BoxConvention.Inclusive,
            WithClassFractions = golden.ContainsKey("class_fractions"),
        };
    }

    private static MaskSummary Summary(JsonObject golden)
    {
        int size = (int)golden["output_size"]!;
        IEnumerable<Region> regions = golden["regions"]!.AsArray().Select(region =>
        {
            double[] box = Numbers(region!["bbox"]!);
            BoundingBox halfOpen = new((int)box[0], (int)box[1], (int)box[2] + 1, (int)box[3] + 1);
            return new Region((int)region["class_id"]!, (int)region["area_px"]!, halfOpen);
        });
        IEnumerable<ClassShare> shares = (golden["class_fractions"]?.AsObject() ?? [])
            .Select(pair => new ClassShare(pair.Key[0] - '0', 0, (double)pair.Value!));
        return new MaskSummary(size, size, size * size, [.. shares], [.. regions], []);
    }

    private static double[] Numbers(JsonNode array) => [.. array.AsArray().Select(n => (double)n!)];
}
