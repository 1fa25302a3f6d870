using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Tests.Osm.Reading;

public sealed class HostilePbfTests
{
    private static readonly Dictionary<string, (string Code, Func<byte[]> Content)> Files = new(StringComparer.Ordinal)
    {
        ["header of 64 KiB and a byte"] = ("NT1205", () => [.. PbfFile.Header(), 0, 1, 0, 1]),
        ["header of 64 KiB that is not there"] = ("NT1204", () => [.. PbfFile.Header(), 0, 1, 0, 0]),
        ["header of 2 GiB"] = ("NT1205", () => [.. PbfFile.Header(), 0x7F, 0xFF, 0xFF, 0xFF]),
        ["header of negative length"] = ("NT1205", () => [.. PbfFile.Header(), 0xFF, 0xFF, 0xFF, 0xFF]),
        ["blob of 33 MiB"] = ("NT1205", () => [.. PbfFile.Header(), .. Claim(33L << 20)]),
        ["blob of negative size"] = ("NT1205", () => [.. PbfFile.Header(), .. Claim(-1)]),
        ["blob of 32 MiB that is not there"] = ("NT1204", () => [.. PbfFile.Header(), .. Claim(32L << 20)]),
        ["unpacked size of 1 TiB"] =
            ("NT1205", () => [.. PbfFile.Header(), .. PbfFile.Zipped("OSMData", [0], 1L << 40)]),
        ["bomb behind a small claim"] =
            ("NT1204", () => [.. PbfFile.Header(), .. PbfFile.Zipped("OSMData", new byte[64 << 20], 100)]),
        ["less than claimed"] =
            ("NT1204", () => [.. PbfFile.Header(), .. PbfFile.Zipped("OSMData", [8, 0], 32L << 20)]),
        ["no zlib data"] = (
            "NT1204",
            () => [.. PbfFile.Header(), .. PbfFile.Blob("OSMData", new PbfMessage().Number(2, 9).Bytes(3, [1, 2, 3]))]),
        ["empty blob"] = ("NT1204", () => [.. PbfFile.Header(), .. PbfFile.Blob("OSMData", new PbfMessage())]),
        ["data before the header"] = ("NT1201", () => PbfFile.Data(new PbfMessage())),
        ["unknown feature"] = ("NT1206", () => PbfFile.Header("OsmSchema-V0.6", "HistoricalInformation")),
        ["lzma"] = (
            "NT1207",
            () => [.. PbfFile.Header(), .. PbfFile.Blob("OSMData", new PbfMessage().Number(2, 9).Bytes(4, [1]))]),
        ["zstd"] = (
            "NT1207",
            () => [.. PbfFile.Header(), .. PbfFile.Blob("OSMData", new PbfMessage().Number(2, 9).Bytes(7, [1]))]),
        ["text out of range"] = ("NT1204", () => WithNode(new PbfMessage().Signed(1, 1).Numbers(2, 1).Numbers(3, 99))),
        ["more keys than values"] =
            ("NT1204", () => WithNode(new PbfMessage().Signed(1, 1).Numbers(2, 1, 2).Numbers(3, 2))),
        ["more values than keys"] =
            ("NT1204", () => WithNode(new PbfMessage().Signed(1, 1).Numbers(2, 1).Numbers(3, 2, 2))),
        ["beyond the pole"] =
            ("NT1211", () => WithNode(new PbfMessage().Signed(1, 1).Signed(8, 900_000_006).Signed(9, 0))),
        ["position that overflows"] =
            ("NT1211", () => WithNode(new PbfMessage().Signed(1, 1).Signed(8, long.MaxValue).Signed(9, long.MinValue))),
        ["dense columns that differ"] =
            ("NT1204", () => WithDense(new PbfMessage().Differences(1, 1, 2).Differences(8, 0).Differences(9, 0, 0))),
        ["dense tags that end early"] = (
            "NT1204",
            () => WithDense(new PbfMessage().Differences(1, 1).Differences(8, 0).Differences(9, 0).Numbers(10, 1))),
        ["dense tags left over"] = (
            "NT1204",
            () => WithDense(new PbfMessage().Differences(1, 1).Differences(8, 0).Differences(9, 0).Numbers(10, 0, 0))),
        ["dense tags without end"] = ("NT1212", () => WithDense(
            new PbfMessage().Differences(1, 1).Differences(8, 0).Differences(9, 0).Numbers(10, Ones(20_000)))),
        ["way without end"] = ("NT1212", () => WithWay(new PbfMessage().Number(1, 1).Bytes(8, new byte[200_000]))),
        ["relation without end"] =
            ("NT1212", () => WithRelation(new PbfMessage().Number(1, 1).Bytes(9, new byte[200_000]))),
        ["member of unknown type"] = (
            "NT1204", () => WithRelation(new PbfMessage().Number(1, 1).Numbers(8, 0).Differences(9, 1).Numbers(10, 3))),
        ["roles missing"] =
            ("NT1204", () => WithRelation(new PbfMessage().Number(1, 1).Differences(9, 1).Numbers(10, 1))),
        ["list in two parts"] =
            ("NT1204", () => WithWay(new PbfMessage().Number(1, 1).Differences(8, 1).Differences(8, 2))),
        ["number of 11 bytes"] =
            ("NT1204", () => WithWay(new PbfMessage().Raw([8, .. Enumerable.Repeat((byte)0xFF, 10), 1]))),
        ["group tag"] = ("NT1204", () => WithWay(new PbfMessage().Raw(0x0B, 0x0C))),
        ["field 0"] = ("NT1204", () => WithWay(new PbfMessage().Raw(0, 0))),
        ["length beyond the message"] =
            ("NT1204", () => WithWay(new PbfMessage().Raw(0x12, 0xFF, 0xFF, 0xFF, 0xFF, 0x07))),
        ["wrong type of a field"] = ("NT1204", () => WithWay(new PbfMessage().Text(1, "x"))),
        ["sixteen million texts"] = ("NT1204", () => PackedTexts()),
        ["long text"] =
            ("NT1204", () => [.. PbfFile.Header(), .. PbfFile.Data(new PbfMessage(), new string('x', 5000))]),
    };

    public static TheoryData<string> Names => [.. Files.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_HostileFile_EndsInATypedError(string name)
    {
        (string code, Func<byte[]> content) = Files[name];

        Diagnostic error = ExtractFile.Error(content());

        Assert.Equal(code, error.Code);
    }

    [Fact]
    public void Read_DamagedSecondBlock_NamesItsPlace()
    {
        byte[] header = PbfFile.Header();

        Diagnostic error = ExtractFile.Error([.. header, 0, 0, 0, 1, 0]);

        Assert.Contains($"at byte {header.Length}:", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SixteenMillionEmptyNodes_TakesLittleMemory()
    {
        // Each is two bytes: an object for each of them would take gigabytes. All are node 0.
        byte[] group = new byte[16 << 20];
        for (int i = 0; i < group.Length; i += 2)
        {
            group[i] = 0x0A;
        }

        byte[] block = new PbfMessage().Bytes(2, group).ToArray();

        byte[] file = [.. PbfFile.Header(), .. PbfFile.Zipped("OSMData", block, block.Length)];
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        var source = ExtractFile.Read(file);

        Assert.Equal(8 << 20, source.Statistics!.Read[0]);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, 128L << 20);
    }

    private static byte[] Claim(long size) =>
        PbfFile.Frame(new PbfMessage().Text(1, "OSMData").Number(3, size).ToArray(), []);

    private static byte[] WithNode(PbfMessage node) => With(1, node);

    private static byte[] WithDense(PbfMessage dense) => With(2, dense);

    private static byte[] WithWay(PbfMessage way) => With(3, way);

    private static byte[] WithRelation(PbfMessage relation) => With(4, relation);

    private static byte[] With(int field, PbfMessage element) =>
        [.. PbfFile.Header(), .. PbfFile.Data(new PbfMessage().Message(field, element), "a", "b")];

    private static long[] Ones(int count) => [.. Enumerable.Repeat(1L, count)];

    private static byte[] PackedTexts()
    {
        byte[] table = new byte[30 << 20];
        for (int i = 0; i < table.Length; i += 2)
        {
            table[i] = 0x0A;
        }

        byte[] block = new PbfMessage().Bytes(1, table).ToArray();
        return [.. PbfFile.Header(), .. PbfFile.Zipped("OSMData", block, block.Length)];
    }
}
