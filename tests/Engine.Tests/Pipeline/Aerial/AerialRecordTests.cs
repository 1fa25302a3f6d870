using System.Collections.Immutable;
using System.Text;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Captions;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Packaging.Aerial;
using NuTonic.Engine.Patches;
using NuTonic.Engine.Pipeline.Aerial;

namespace NuTonic.Engine.Tests.Pipeline.Aerial;

/// <summary>What is packed comes back, and what is cut off is never taken for a record.</summary>
public sealed class AerialRecordTests
{
    private static readonly Grid Quad = new(
        new Crs(32613), new GeoTransform(0.6, 0, 750000, 0, -0.6, 4550000), 2000, 1500);

    [Fact]
    public void Patches_PackedAndUnpacked_AreTheSameWithTheirGrids()
    {
        PatchOptions options = new();
        ImmutableArray<PatchRecord> patches =
        [
            .. PatchGrid.Enumerate("quad", Quad, options, "quad.tif")
                .Select((patch, i) => new PatchRecord(patch, new PatchHash(1, (ulong)i))),
        ];
        Assert.True(patches.Length > 1);
        PatchesRecord record = new(Quad, patches, [0, 1, 2, 3, 4]);

        PatchesRecord read = PatchesRecord.Unpack(record.Pack(), options, "quad.tif");

        Assert.Equal(record.Quad, read.Quad);
        Assert.Equal(record.Flaws, read.Flaws);
        Assert.Equal(record.Patches, read.Patches);
    }

    [Fact]
    public void Summary_PackedAndUnpacked_IsTheSame()
    {
        QuadSummary summary = Summary("quad", Sample(7));

        QuadSummary read = QuadSummary.Unpack(summary.Pack());

        Assert.Equal(summary.Pack(), read.Pack());
        Assert.Equal(summary.Samples, read.Samples);
        QuadRelation place = QuadSummary.UnpackRelation(summary.Pack());
        Assert.Equal(
            ("quad", "2022-06-14", Quad, new Hash128(3, 4)), (place.Name, place.Date, place.Grid, place.Overlaps));
        Assert.Equal(summary.Claims, place.Claims);
        Assert.Equal(summary.Claims, read.Claims);
    }

    [Fact]
    public void Annotations_PackedAndUnpacked_AreTheSame()
    {
        AnnotationsRecord record = new()
        {
            Annotations =
            [
                new Annotation(CaptionTask.Area, "A lake.", "m"),
                new Annotation(CaptionTask.Revision, "Ein Señorío.", "n"),
            ],
            Prompts = ["a", "b"],
            Elements = ["way/1"],
            Reasons = ["fact", "echo"],
            Stated = 5,
            Unsupported = 2,
        };

        AnnotationsRecord read = AnnotationsRecord.Unpack(record.Pack());

        Assert.Equal(record.Annotations, read.Annotations);
        Assert.Equal(record.Pack(), read.Pack());
    }

    [Fact]
    public void Entry_PackedAndUnpacked_IsTheSameWithItsShard()
    {
        SampleRow row = new()
        {
            PatchId = 42,
            Shard = "train-000003",
            ImageName = "quad",
            Date = null,
            GsdMeters = 0.6,
            Longitude = -102,
            Latitude = 41,
            Crs = new Crs(32613),
            Box = new Extent(1, 2, 3, 4),
            OsmIds = ["way/1"],
            Annotators = ["m"],
            PromptIds = ["p"],
            Licenses = ["odbl"],
        };

        SampleRow read = SampleEntry.Unpack(SampleEntry.Pack(row), "train-000003");

        Assert.Equal(SampleTable.WriteRow(row), SampleTable.WriteRow(read));
    }

    [Fact]
    public void Records_CutOffAnywhere_AreRefused()
    {
        byte[] summary = Summary("quad", Sample(7)).Pack();
        for (int length = 0; length < summary.Length; length++)
        {
            Assert.Throws<InvalidDataException>(() => QuadSummary.Unpack(summary.AsSpan(0, length)));
        }
    }

    internal static QuadSummary Summary(string name, params SampleRecord[] samples) => new()
    {
        Name = name,
        Date = "2022-06-14",
        Grid = Quad,
        Overlaps = new Hash128(3, 4),
        Claims = [new PatchClaim(7, new PatchHash(1, 2), false), new PatchClaim(8, new PatchHash(1, 2), true)],
        IsNaip = true,
        License = null,
        Flaws = [0, 1, 0, 2, 0],
        WithoutElements = 3,
        WithoutSubject = 4,
        Tally = CaptionTallyFormat.Pack(new CaptionTally()),
        Rejected = [(7, Digest.Of("r"u8))],
        Samples = [.. samples],
    };

    internal static SampleRecord Sample(long id) => new()
    {
        PatchId = id,
        Column = (int)id,
        Row = 2,
        Image = Digest.Of(Encoding.UTF8.GetBytes($"image {id}")),
        ImageBytes = 100,
        Text = Digest.Of(Encoding.UTF8.GetBytes($"text {id}")),
        TextBytes = 50,
        Facts = Digest.Of(Encoding.UTF8.GetBytes($"facts {id}")),
        Entry = Digest.Of(Encoding.UTF8.GetBytes($"entry {id}")),
    };
}
