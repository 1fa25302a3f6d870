using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Imaging.Tiff;

namespace NuTonic.Engine.Tests.Imaging;

public sealed class CogWriterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nutonic-cog-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1, 16, true)]
    [InlineData(3, 8, true)]
    [InlineData(1, 8, false)]
    [InlineData(3, 16, false)]
    public void Write_TilesOfTheImage_ReadBackExactly(int bands, int bits, bool predictor)
    {
        CogImage image = Image(70, 45, bands, bits) with { Predictor = predictor };

        byte[] file = Write(image);

        Dictionary<int, byte[]> main = Directories(file)[0];
        for (int b = 0; b < bands; b++)
        {
            Assert.Equal(image.Bands[b], ReadBand(file, main, b));
        }
    }

    [Fact]
    public void Write_Overviews_HalveUntilOneTileAndLieInFrontOfAllTiles()
    {
        byte[] file = Write(Image(70, 45, 1, 16));

        List<Dictionary<int, byte[]>> directories = Directories(file);

        Assert.Equal([70, 35, 18, 9], directories.Select(tags => Longs(tags[256])[0]));
        Assert.Equal([45, 23, 12, 6], directories.Select(tags => Longs(tags[257])[0]));
        Assert.Equal(1u, Longs(directories[1][254])[0]);
        Assert.True(Longs(directories[3][324])[0] < Longs(directories[0][324])[0]);
    }

    [Fact]
    public void Write_AveragedOverview_LeavesNoDataOut()
    {
        ushort[] band = new ushort[32 * 32];
        (band[0], band[1], band[32], band[33]) = (10, 0, 21, 0);

        byte[] file = Write(Image(32, 32, 1, 16) with { Bands = [band], NoData = 0, AverageOverviews = true });

        ushort[] half = ReadBand(file, Directories(file)[1], 0);
        Assert.Equal(16, half[0]);
        Assert.Equal(0, half[1]);
    }

    [Fact]
    public void Write_Utm_StoresGeoreferenceAndNoData()
    {
        byte[] file = Write(Image(20, 20, 1, 16) with { NoData = 0 });

        Dictionary<int, byte[]> tags = Directories(file)[0];

        Assert.Equal([10, 10, 0], Doubles(tags[33550]));
        Assert.Equal([0, 0, 0, 500000, 5300000, 0], Doubles(tags[33922]));
        Assert.Equal([1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, 32632], Shorts(tags[34735]));
        Assert.Equal("0\0", Encoding.ASCII.GetString(tags[42113]));
    }

    [Fact]
    public void Write_Geographic_StoresGeographicKeys()
    {
        CogImage image = Image(20, 20, 1, 8);
        image = image with { Grid = image.Grid with { Crs = Crs.Wgs84 } };

        Dictionary<int, byte[]> tags = Directories(Write(image))[0];

        Assert.Equal([1, 1, 0, 3, 1024, 0, 1, 2, 1025, 0, 1, 1, 2048, 0, 1, 4326], Shorts(tags[34735]));
    }

    [Fact]
    public void Write_Twice_SameBytes() => Assert.Equal(Write(Image(70, 45, 3, 16)), Write(Image(70, 45, 3, 16)));

    [Fact]
    public void Write_ValueBeyondEightBits_Throws()
    {
        CogImage image = Image(20, 20, 1, 8);
        image.Bands[0][7] = 256;

        Assert.Throws<ArgumentOutOfRangeException>(() => Write(image));
    }

    private byte[] Write(CogImage image)
    {
        string path = Path.Combine(_folder, "image.tif");
        CogWriter.Write(path, image);
        return File.ReadAllBytes(path);
    }

    private static CogImage Image(int width, int height, int bands, int bits)
    {
        var samples = new ushort[bands][];
        for (int b = 0; b < bands; b++)
        {
            samples[b] = new ushort[width * height];
            for (int i = 0; i < samples[b].Length; i++)
            {
                samples[b][i] = (ushort)(((i * 2654435761L) + (b * 977)) % (1 << bits));
            }
        }

        var transform = new GeoTransform(10, 0, 500000, 0, -10, 5300000);
        return new CogImage
        {
            Grid = new Grid(Crs.Utm(32, south: false), transform, width, height),
            Bands = samples,
            BitsPerSample = bits,
            TileSizePx = 16,
        };
    }

    private static List<Dictionary<int, byte[]>> Directories(byte[] file)
    {
        Assert.Equal([(byte)'I', (byte)'I', 42, 0], file[..4]);
        var directories = new List<Dictionary<int, byte[]>>();
        int at = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(4));
        while (at != 0)
        {
            var tags = new Dictionary<int, byte[]>();
            int count = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(at));
            for (int i = 0; i < count; i++)
            {
                ReadOnlySpan<byte> entry = file.AsSpan(at + 2 + (12 * i), 12);
                int unit = entry[2] switch { 2 => 1, 3 => 2, 4 => 4, _ => 8 };
                int length = unit * BinaryPrimitives.ReadInt32LittleEndian(entry[4..]);
                int from = length <= 4 ? at + 10 + (12 * i) : BinaryPrimitives.ReadInt32LittleEndian(entry[8..]);
                tags.Add(BinaryPrimitives.ReadUInt16LittleEndian(entry), file[from..(from + length)]);
            }

            Assert.True(tags.Keys.SequenceEqual(tags.Keys.Order()));
            directories.Add(tags);
            at = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(at + 2 + (12 * count)));
        }

        return directories;
    }

    private static ushort[] ReadBand(byte[] file, Dictionary<int, byte[]> tags, int band)
    {
        int width = (int)Longs(tags[256])[0];
        int height = (int)Longs(tags[257])[0];
        int bands = Shorts(tags[277])[0];
        int bits = Shorts(tags[258])[0];
        var result = new ushort[width * height];
        uint[] offsets = Longs(tags[324]);
        int across = (width + 15) / 16;
        for (int t = 0; t < offsets.Length; t++)
        {
            ushort[] tile = Inflate(file.AsSpan((int)offsets[t], (int)Longs(tags[325])[t]), bits);
            for (int i = 0; i < 256; i++)
            {
                int start = i / 16 * 16 * bands;
                int value = tile[(i * bands) + band];
                if (tags.ContainsKey(317))
                {
                    value = Enumerable.Range(0, (i % 16) + 1).Sum(x => tile[start + (x * bands) + band]) % (1 << bits);
                }

                int column = (t % across * 16) + (i % 16);
                int row = (t / across * 16) + (i / 16);
                if (column < width && row < height)
                {
                    result[(row * width) + column] = (ushort)value;
                }
            }
        }

        return result;
    }

    private static ushort[] Inflate(ReadOnlySpan<byte> tile, int bits)
    {
        using var zlib = new ZLibStream(new MemoryStream(tile.ToArray()), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        zlib.CopyTo(plain);
        return bits == 16 ? Shorts(plain.ToArray()) : [.. plain.ToArray().Select(value => (ushort)value)];
    }

    private static ushort[] Shorts(byte[] bytes) =>
        [.. bytes.Chunk(2).Select(chunk => BinaryPrimitives.ReadUInt16LittleEndian(chunk))];

    private static uint[] Longs(byte[] bytes) =>
        [.. bytes.Chunk(4).Select(chunk => BinaryPrimitives.ReadUInt32LittleEndian(chunk))];

    private static double[] Doubles(byte[] bytes) =>
        [.. bytes.Chunk(8).Select(chunk => BinaryPrimitives.ReadDoubleLittleEndian(chunk))];
}
