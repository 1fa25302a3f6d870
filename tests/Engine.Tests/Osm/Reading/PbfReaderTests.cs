namespace NuTonic.Engine.Tests.Osm.Reading;

public sealed class PbfReaderTests
{
    [Fact]
    public void Read_SmallFile_GivesItsElements()
    {
        var source = ExtractFile.Read(PbfFile.Small());

        const string Square = " 0,0 1,0 1,1 0,1 0,0";
        Assert.Equal(
            [
                "node/3 natural=tree points 1,1",
                "way/7 natural=water points outer" + Square,
                "relation/9 natural=water type=multipolygon points outer" + Square,
            ],
            ElementText.Lines(source.Elements));
        Assert.Equal("2020-09-13T12:26:40Z", source.Description.Timestamp);
        Assert.Equal("test", source.Description.Generator);
    }

    [Fact]
    public void Read_PlainNodes_HonoursGranularityAndOffsetsAfterTheGroup()
    {
        PbfMessage node = new PbfMessage().Signed(1, -5).Numbers(2, 1).Numbers(3, 2).Signed(8, 1000).Signed(9, -2000);
        byte[] block = PbfFile.Block("OSMData", new PbfMessage()
            .Message(2, new PbfMessage().Message(1, node))
            .Number(17, 1_000_000).Number(19, 500_000_000).Number(20, -250_000_000)
            .Message(1, PbfFile.Strings("name", "a")));

        var source = ExtractFile.Read([.. PbfFile.Header(), .. block]);

        Assert.Equal(["node/-5 name=a points -2.25,1.5"], ElementText.Lines(source.Elements));
    }

    [Fact]
    public void Read_LocationsOnWays_NeedsNoNodes()
    {
        PbfMessage way = new PbfMessage().Number(1, 7).Numbers(2, 1).Numbers(3, 2)
            .Differences(8, 1, 2).Differences(9, 0, 5_000_000).Differences(10, 2_500_000, 2_500_000);
        byte[] data = PbfFile.Data(new PbfMessage().Message(3, way), "highway", "path");

        var source = ExtractFile.Read([.. PbfFile.Header("LocationsOnWays"), .. data]);

        Assert.Equal(["way/7 highway=path points line 0.25,0 0.25,0.5"], ElementText.Lines(source.Elements));
    }

    [Fact]
    public void Read_ZippedBlocksAndUnknownBlocks_AreUnderstood()
    {
        byte[] data = new PbfMessage().Message(1, PbfFile.Strings("name", "x")).Message(2, new PbfMessage().Message(
            1, new PbfMessage().Signed(1, 1).Numbers(2, 1).Numbers(3, 2).Signed(8, 0).Signed(9, 0))).ToArray();

        var source = ExtractFile.Read(
            [
                .. PbfFile.Header(),
                .. PbfFile.Block("Mystery", new PbfMessage().Raw(0xFF)),
                .. PbfFile.Zipped("OSMData", data, data.Length),
            ]);

        Assert.Equal(["node/1 name=x points 0,0"], ElementText.Lines(source.Elements));
    }

    [Fact]
    public void Read_CutAnywhere_EndsInATypedError()
    {
        byte[] whole = PbfFile.Small();
        int header = PbfFile.Header("OsmSchema-V0.6", "DenseNodes").Length;

        for (int length = 0; length < whole.Length; length++)
        {
            // A file that ends between blocks is whole.
            Assert.Equal(length == header, ExtractFile.TryRead(whole[..length]));
        }
    }

    [Fact]
    public void Read_AnyByteChanged_GivesElementsOrATypedError()
    {
        byte[] whole = PbfFile.Small();
        int refused = 0;

        for (int i = 0; i < whole.Length; i++)
        {
            foreach (byte flip in (byte[])[0x01, 0x80, 0xFF])
            {
                byte[] damaged = [.. whole];
                damaged[i] ^= flip;
                refused += ExtractFile.TryRead(damaged) ? 0 : 1;
            }
        }

        Assert.True(refused > whole.Length, $"only {refused} were refused");
    }
}
