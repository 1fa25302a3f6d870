using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Imaging.Tiff;

namespace NuTonic.Engine.Tests.Imaging.Tiff;

public sealed class ExtentTiffSourceTests
{
    private static readonly byte[] Bytes = [.. Enumerable.Range(0, 100).Select(i => (byte)i)];

    [Fact]
    public void ReadAt_OverExtentsSideBySide_JoinsThem()
    {
        using ExtentTiffSource source = Source((40, 10), (20, 20));
        byte[] read = new byte[25];

        source.ReadAt(22, read, "it");

        Assert.Equal(Bytes[22..47], read);
    }

    [Theory]
    [InlineData(0, 5, 0, 5)]
    [InlineData(18, 4, 18, 4)]
    [InlineData(30, 20, 40, 10)]
    [InlineData(99, 1, 99, 1)]
    public void Read_BytesThatAreNotHeld_NamesThem(ulong offset, ulong count, long missing, long missingCount)
    {
        using ExtentTiffSource source = Source((20, 20), (60, 20));

        var error = Assert.Throws<MissingBytesException>(() => source.Read(offset, count, "it"));

        Assert.Equal((missing, missingCount), (error.Offset, error.Count));
    }

    [Theory]
    [InlineData(95, 6)]
    [InlineData(101, 0)]
    [InlineData(ulong.MaxValue, 2)]
    public void Read_BeyondTheFile_IsAnErrorOfTheFile(ulong offset, ulong count)
    {
        using ExtentTiffSource source = Source((20, 20));

        var error = Assert.Throws<NuTonicException>(() => source.Read(offset, count, "it"));

        Assert.Equal("NT2103", error.Diagnostic.Code);
    }

    [Fact]
    public void Source_OverlappingExtents_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Source((20, 20), (39, 5)));

    private static ExtentTiffSource Source(params (int Offset, int Count)[] extents) => new(
        "a.tif",
        Bytes.Length,
        extents.Select(part => new TiffExtent(part.Offset, Bytes.AsMemory(part.Offset, part.Count))));
}
