using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using NuTonic.Engine.Imaging;

namespace NuTonic.Engine.Tests.Imaging;

public sealed class PngEncoderTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    [InlineData(67, 41)]
    [InlineData(224, 224)]
    public void EncodeRgb_AnySize_DecodesToTheSamePixels(int width, int height)
    {
        byte[] pixels = Noise(width * height * 3);

        byte[] file = PngEncoder.EncodeRgb(pixels, width, height);

        Assert.Equal(pixels, Decode(file, width, height, 3));
    }

    [Fact]
    public void EncodeRgb_Twice_SameBytes()
    {
        byte[] pixels = Noise(40 * 30 * 3);

        Assert.Equal(PngEncoder.EncodeRgb(pixels, 40, 30), PngEncoder.EncodeRgb(pixels, 40, 30));
    }

    [Fact]
    public void EncodePalette_NoDataIndex_IsInsideThePalette()
    {
        byte[] mask = [0, 8, 255, 255, 3, 0];
        byte[] palette = Noise(768);

        byte[] file = PngEncoder.EncodePalette(mask, 3, 2, palette);

        Assert.Equal(mask, Decode(file, 3, 2, 1));
        Assert.Equal(palette, Chunks(file).Single(chunk => chunk.Type == "PLTE").Body);
    }

    [Fact]
    public void EncodeRgb_Chunks_AreOnlyTheNeededOnes()
    {
        byte[] file = PngEncoder.EncodeRgb(new byte[12], 2, 2);

        Assert.Equal(["IHDR", "IDAT", "IEND"], Chunks(file).Select(chunk => chunk.Type));
    }

    [Fact]
    public void EncodeRgb_WrongLength_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PngEncoder.EncodeRgb(new byte[11], 2, 2));

    [Theory]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(97)]
    public void FilterRowsUp_AnyRowLength_EqualsPlainLoop(int rowBytes)
    {
        byte[] raw = Noise(rowBytes * 5);
        var filtered = new byte[(rowBytes + 1) * 5];

        PngEncoder.FilterRowsUp(raw, rowBytes, filtered);

        Assert.Equal(PlainUp(raw, rowBytes), filtered);
    }

    private static byte[] PlainUp(byte[] raw, int rowBytes)
    {
        var result = new List<byte>();
        for (int i = 0; i < raw.Length; i++)
        {
            if (i % rowBytes == 0)
            {
                result.Add(2);
            }

            result.Add((byte)(raw[i] - (i < rowBytes ? 0 : raw[i - rowBytes])));
        }

        return [.. result];
    }

    private static byte[] Decode(byte[] file, int width, int height, int samples)
    {
        List<(string Type, byte[] Body)> chunks = Chunks(file);
        byte[] header = chunks[0].Body;
        Assert.Equal(width, BinaryPrimitives.ReadInt32BigEndian(header));
        Assert.Equal(height, BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4)));
        Assert.Equal([8, (byte)(samples == 3 ? 2 : 3), 0, 0, 0], header[8..]);
        using var zlib = new ZLibStream(
            new MemoryStream(chunks.Single(chunk => chunk.Type == "IDAT").Body), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        zlib.CopyTo(plain);
        return Unfilter(plain.ToArray(), width * samples, height);
    }

    private static byte[] Unfilter(byte[] filtered, int rowBytes, int rows)
    {
        Assert.Equal((rowBytes + 1) * rows, filtered.Length);
        var pixels = new byte[rowBytes * rows];
        for (int row = 0; row < rows; row++)
        {
            byte filter = filtered[row * (rowBytes + 1)];
            Assert.True(filter is 0 or 2);
            for (int x = 0; x < rowBytes; x++)
            {
                int above = filter == 2 && row > 0 ? pixels[((row - 1) * rowBytes) + x] : 0;
                pixels[(row * rowBytes) + x] = (byte)(filtered[(row * (rowBytes + 1)) + 1 + x] + above);
            }
        }

        return pixels;
    }

    private static List<(string Type, byte[] Body)> Chunks(byte[] file)
    {
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], file[..8]);
        var chunks = new List<(string, byte[])>();
        for (int at = 8; at < file.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            byte[] body = file[(at + 4)..(at + 8 + length)];
            Assert.Equal(PlainCrc(body), BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + length)));
            chunks.Add((Encoding.ASCII.GetString(body[..4]), body[4..]));
            at += length + 12;
        }

        return chunks;
    }

    private static uint PlainCrc(byte[] bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
            }
        }

        return ~crc;
    }

    private static byte[] Noise(int length)
    {
        var bytes = new byte[length];
        uint state = 12345;
        for (int i = 0; i < length; i++)
        {
            state = (state * 1664525) + 1013904223;
            bytes[i] = (byte)(state >> 24);
        }

        return bytes;
    }
}
