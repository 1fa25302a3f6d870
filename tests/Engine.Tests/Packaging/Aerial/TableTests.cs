using System.Text;
using System.Text.Json;
using NuTonic.Engine.Captions;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Packaging.Aerial;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Packaging.Aerial;

public sealed class TableTests
{
    private static readonly SampleRow Row = new()
    {
        PatchId = 42,
        Shard = "train-000003",
        ImageName = "m_3211605_ne_11_060_20200415",
        Date = "2020-04-15",
        GsdMeters = 0.6,
        Longitude = -116.123456789,
        Latitude = 32,
        Crs = new Crs(26911),
        Box = new Extent(500_000, 3_600_000.25, 500_268.8, 3_600_269.05),
        OsmIds = ["way/42", "relation/7"],
        Annotators = ["a", "b"],
        PromptIds = ["area-1", "revision-2"],
        Licenses = ["odbl", "public-domain"],
    };

    [Fact]
    public void SampleTable_Row_GivesExactlyThis() => Assert.Equal(
        "{\"patch_id\": 42, \"shard\": \"train-000003\", \"image_name\": \"m_3211605_ne_11_060_20200415\", "
        + "\"date\": \"2020-04-15\", \"gsd_meters\": 0.6, \"longitude\": -116.1234568, \"latitude\": 32.0, "
        + "\"crs\": \"EPSG:26911\", \"bbox\": [500000.0, 3600000.25, 500268.8, 3600269.05], "
        + "\"osm_ids\": [\"way/42\", \"relation/7\"], \"annotators\": [\"a\", \"b\"], "
        + "\"prompt_ids\": [\"area-1\", \"revision-2\"], \"licenses\": [\"odbl\", \"public-domain\"]}\n",
        Encoding.UTF8.GetString(SampleTable.WriteRow(Row)));

    [Fact]
    public void SampleTable_PoorRow_HasTheSameFieldsAndTypes()
    {
        SampleRow poor = Row with
        {
            Date = null,
            GsdMeters = 1,
            Longitude = -116,
            Box = new Extent(0, 0, 1, 1),
            OsmIds = ["node/1"],
            Annotators = [""],
            PromptIds = [""],
            Licenses = ["other"],
        };

        Assert.Equal(Shape(SampleTable.WriteRow(Row)), Shape(SampleTable.WriteRow(poor)));
    }

    [Fact]
    public void SampleTable_NothingInAList_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleTable.WriteRow(Row with { OsmIds = [] }));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => SampleTable.WriteRow(Row with { Annotators = [], PromptIds = [] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleTable.WriteRow(Row with { PromptIds = ["x"] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleTable.WriteRow(Row with { Licenses = [] }));
    }

    [Fact]
    public void SampleTable_OtherCulture_SameBytes()
    {
        byte[] expected = SampleTable.WriteRow(Row);
        using OtherCulture other = new("de-DE");

        Assert.Equal(expected, SampleTable.WriteRow(Row));
    }

    [Fact]
    public void RejectedTable_AnyText_GivesOneLine()
    {
        byte[] line = RejectedTable.WriteRow(
            new RejectedCaption(
                42, CaptionTask.Revision, 2, "m/x", "unknown-name", "Paris", "Sure!\r\nHere \"it\" is:\u2028\0\ud800"));

        Assert.Equal(
            "{\"patch_id\": 42, \"task\": 3, \"attempt\": 2, \"annotator\": \"m/x\", \"reason\": \"unknown-name\", "
            + "\"detail\": \"Paris\", \"text\": \"Sure!\\r\\nHere \\\"it\\\" is:\u2028\\u0000\ufffd\"}\n",
            Encoding.UTF8.GetString(line));
        Assert.Equal(line.Length - 1, line.AsSpan().IndexOf((byte)'\n'));
    }

    // What readers infer: names in order, with whole numbers and others told apart, and types of list elements.
    private static string Shape(byte[] line)
    {
        using JsonDocument document = JsonDocument.Parse(line);
        return string.Join(
            ' ',
            document.RootElement.EnumerateObject().Select(property => property.Name + ":" + TypeOf(property.Value)));
    }

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => "list of " + string.Join('|', value.EnumerateArray().Select(TypeOf).Distinct()),
        JsonValueKind.Number => value.GetRawText().Contains('.', StringComparison.Ordinal) ? "float" : "int",
        _ => value.ValueKind.ToString(),
    };
}
