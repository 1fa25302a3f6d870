using NuTonic.Engine.Cache;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Tests.Cache;

namespace NuTonic.Engine.Tests.Graph;

public sealed class UnitOutlineTests : IDisposable
{
    private static readonly UnitRecord Unit = Units.Sample("a", 7) with { Facts = new byte[] { 5, 6 } };

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void TryNext_PackedUnit_TellsWhatUnpackingTells()
    {
        UnitOutline outline = new(UnitRecordFormat.Pack(Unit));

        Units.AssertOutline(Unit, outline);
    }

    [Theory]
    [InlineData(true, false, true)]
    [InlineData(true, true, false)]
    [InlineData(false, false, false)]
    public void IsIntact_PublishedFile_GoesByItsStamp(bool isThere, bool isRacy, bool expected)
    {
        string path = _folder.File("p.png");
        File.WriteAllText(path, "pixels");
        Assert.True(FileStamp.TryRead(path, out FileStamp stamp, out _));
        NodeRecord node = new(
            "n", "kind", Digest.Of("n"u8), default, [new OutputRecord("p.png", Digest.Of("p"u8), stamp, isRacy)]);
        UnitOutline outline = new(UnitRecordFormat.Pack(Unit with { Nodes = [node] }));
        using FolderStamps folder = new(_folder.Root);
        if (!isThere)
        {
            File.Delete(path);
        }

        Assert.True(outline.TryNext(out NodeOutline found));

        Assert.Equal(expected, found.IsIntact(folder));
    }

    [Fact]
    public void UnitOutline_CutAtAnyLength_InvalidData()
    {
        byte[] packed = UnitRecordFormat.Pack(Unit);

        Assert.All(
            Enumerable.Range(0, packed.Length),
            length => Assert.Throws<InvalidDataException>(() => Walk(packed.AsSpan(0, length))));
    }

    public void Dispose() => _folder.Dispose();

    private static void Walk(ReadOnlySpan<byte> record)
    {
        UnitOutline outline = new(record);
        while (outline.TryNext(out _))
        {
        }

        _ = outline.Facts();
    }
}
