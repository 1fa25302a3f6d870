using System.Text;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Packaging.Shards;
using Contents = NuTonic.Engine.Tests.Cache.Sample;

namespace NuTonic.Engine.Tests.Packaging.Shards;

public sealed class TarEntryTests
{
    // Name, mode, user, group, size, time, checksum, type and target, magic with version, names of user and group,
    // device numbers, prefix. The checksum is the sum of these bytes with blanks in its place.
    private static readonly (string Text, int Bytes)[] Fields =
    [
        ("42.jpg", 100), ("0000644", 8), ("0000000", 8), ("0000000", 8), ("00000000003", 12), ("00000000000", 12),
        ("010125\0 ", 8), ("0", 101), ("ustar\000", 8), (string.Empty, 64), ("0000000", 8), ("0000000", 8),
        (string.Empty, 167),
    ];

    [Fact]
    public void Create_ThreeBytes_GivesExactlyThis()
    {
        string expected = string.Concat(Fields.Select(field => field.Text.PadRight(field.Bytes, '\0')))
            + "abc".PadRight(512, '\0');

        byte[] entry = TarEntry.Create("42.jpg", "abc"u8);

        Assert.Equal(1024, expected.Length);
        Assert.Equal(expected, Encoding.Latin1.GetString(entry));
    }

    [Theory]
    [InlineData(0, 512)]
    [InlineData(1, 1024)]
    [InlineData(512, 1024)]
    [InlineData(513, 1536)]
    [InlineData(60_001, 60_928)]
    public void Create_AnySize_FillsBlocksAndReadsBack(int size, int expected)
    {
        byte[] content = Contents.Bytes(size, seed: 7);

        byte[] entry = TarEntry.Create("1.json", content);

        Assert.Equal(expected, entry.Length);
        Assert.Equal(expected, TarEntry.BytesOf(size));
        Assert.Equal(content, TarEntry.Content(entry).ToArray());
        Assert.Equal(("1.json", (long)size), TarHeader.Read(entry));
        Assert.DoesNotContain(entry[(512 + size)..], b => b != 0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/1.jpg")]
    [InlineData("../1.jpg")]
    [InlineData("a//1.jpg")]
    [InlineData("./1.jpg")]
    [InlineData("a b.jpg")]
    [InlineData("Cañon.jpg")]
    [InlineData("a\\b.jpg")]
    [InlineData("a\n.jpg")]
    public void Create_NameThatReadersMisread_Throws(string name) =>
        Assert.Equal("NT6100", Refusal(() => TarEntry.Create(name, [])));

    [Fact]
    public void Create_NameAtTheLimit_IsTheLongest()
    {
        byte[] entry = TarEntry.Create(new string('n', 100), []);

        Assert.Equal(new string('n', 100), TarHeader.Read(entry).Name);
        Assert.Equal("NT6100", Refusal(() => TarEntry.Create(new string('n', 101), [])));
    }

    [Fact]
    public void Write_SizeOfEightGibibytes_Throws()
    {
        byte[] block = new byte[TarHeader.BlockBytes];

        TarHeader.Write("1.jpg", (8L << 30) - 1, block);

        Assert.Equal((8L << 30) - 1, TarHeader.Read(block).SizeBytes);
        Assert.Equal("NT6101", Refusal(() => TarHeader.Write("1.jpg", 8L << 30, block)));
        Assert.Equal("NT6101", Refusal(() => TarHeader.Write("1.jpg", -1, block)));
    }

    [Fact]
    public void Content_EveryBitOfTheHeaderFlipped_Throws()
    {
        byte[] entry = TarEntry.Create("1.jpg", Contents.Bytes(700, seed: 1));
        for (int bit = 0; bit < 512 * 8; bit++)
        {
            // The two bytes after the checksum's digits end it and mean nothing.
            if (bit / 8 is not (154 or 155))
            {
                byte[] flipped = [.. entry];
                flipped[bit / 8] ^= (byte)(1 << (bit % 8));

                Assert.Equal("NT6102", Refusal(() => TarEntry.Content(flipped)));
            }
        }
    }

    [Fact]
    public void Content_EveryOtherLength_Throws()
    {
        byte[] entry = TarEntry.Create("1.jpg", Contents.Bytes(700, seed: 1));
        for (int length = 0; length <= 2048; length++)
        {
            byte[] other = [.. entry.Take(length), .. new byte[Math.Max(0, length - entry.Length)]];

            Assert.True(
                length == entry.Length || Refusal(() => TarEntry.Content(other)) == "NT6102", $"{length} bytes");
        }
    }

    private static string Refusal(Action act) => Assert.Throws<NuTonicException>(act).Diagnostic.Code;
}
