using System.Formats.Tar;
using NuTonic.Engine.Graph.Archive;

namespace NuTonic.Engine.Tests.Graph.Archive;

public sealed class UstarTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(511)]
    [InlineData(512)]
    [InlineData(513)]
    [InlineData(100_000)]
    public void Writer_AnotherReader_ReadsFilesOfNobody(int size)
    {
        byte[] content = NuTonic.Engine.Tests.Cache.Sample.Bytes(size, seed: 3);
        using MemoryStream stream = new();
        UstarWriter writer = new(stream);
        writer.Add("first/entry", content);
        writer.Add(new string('n', 100), [7]);
        writer.Finish();
        stream.Position = 0;

        using TarReader reader = new(stream);
        TarEntry first = reader.GetNextEntry(copyData: true)!;
        TarEntry second = reader.GetNextEntry(copyData: true)!;

        Assert.Equal(("first/entry", TarEntryType.RegularFile), (first.Name, first.EntryType));
        Assert.Equal((0, 0, DateTimeOffset.UnixEpoch), (first.Uid, first.Gid, first.ModificationTime));
        Assert.Equal("UserRead, UserWrite, GroupRead, OtherRead", string.Join(", ", Flags(first.Mode)));
        using MemoryStream read = new();
        first.DataStream?.CopyTo(read);
        Assert.Equal(content, read.ToArray());
        Assert.Equal(100, second.Name.Length);
        Assert.Null(reader.GetNextEntry());
        Assert.Equal(0, stream.Length % UstarHeader.BlockBytes);
    }

    [Fact]
    public void Reader_AnotherWriter_ReadsNamesTypesAndContents()
    {
        using MemoryStream stream = new();
        using (TarWriter writer = new(stream, TarEntryFormat.Ustar, leaveOpen: true))
        {
            writer.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, "a/" + new string('b', 120) + "/c")
            {
                DataStream = new MemoryStream([1, 2, 3]),
            });
            writer.WriteEntry(new UstarTarEntry(TarEntryType.SymbolicLink, "link") { LinkName = "/etc/passwd" });
        }

        UstarReader reader = new(stream);

        Assert.Equal(new UstarEntry("a/" + new string('b', 120) + "/c", UstarEntry.File, 3), reader.Next());
        Assert.Equal([1, 2, 3], reader.Content());
        Assert.Equal(new UstarEntry("link", '2', 0), reader.Next());
        Assert.Null(reader.Next());
    }

    [Fact]
    public void Reader_ContentNotAskedFor_SkipsIt()
    {
        using MemoryStream stream = new();
        UstarWriter writer = new(stream);
        writer.Add("a", new byte[700]);
        writer.Add("b", [1]);
        writer.Finish();

        UstarReader reader = new(stream);

        Assert.Equal("a", reader.Next()?.Name);
        Assert.Equal("b", reader.Next()?.Name);
        Assert.Null(reader.Next());
    }

    [Fact]
    public void Reader_EveryLength_EndsOrRefuses()
    {
        using MemoryStream whole = new();
        UstarWriter writer = new(whole);
        writer.Add("a", new byte[700]);
        writer.Finish();
        byte[] bytes = whole.ToArray();

        for (int length = 0; length < bytes.Length; length++)
        {
            UstarReader reader = new(new MemoryStream(bytes, 0, length));
            if (length == 0)
            {
                Assert.Null(reader.Next());
            }
            else if (length < 512 + 1024)
            {
                Assert.Throws<InvalidDataException>(() => reader.Next());
            }
            else
            {
                Assert.Equal(700, reader.Next()?.Size);
            }
        }
    }

    [Fact]
    public void Reader_EveryHeaderByteFlipped_Refuses()
    {
        byte[] header = UstarHeader.Write("name", 0);
        for (int i = 0; i < header.Length; i++)
        {
            byte[] flipped = [.. header];
            flipped[i] ^= 1;

            // The two bytes after the checksum's digits end it and have no other meaning.
            if (i is not (154 or 155))
            {
                Assert.Throws<InvalidDataException>(() => UstarHeader.Read(flipped));
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8_589_934_591)]
    public void Reader_SizeBeyondTheArchive_RefusesWithoutMemory(long size)
    {
        using MemoryStream stream = new(UstarHeader.Write("huge", size));

        Assert.Throws<InvalidDataException>(() => new UstarReader(stream).Next());
    }

    private static IEnumerable<UnixFileMode> Flags(UnixFileMode mode) =>
        new[]
        {
            UnixFileMode.UserRead,
            UnixFileMode.UserWrite,
            UnixFileMode.GroupRead,
            UnixFileMode.GroupWrite,
            UnixFileMode.OtherRead,
        }
            .Where(flag => mode.HasFlag(flag));
}
