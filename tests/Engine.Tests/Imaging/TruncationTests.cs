using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Imaging.Jpeg;
using NuTonic.Engine.Imaging.Png;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Imaging;

public sealed class TruncationTests
{
    [Theory]
    [InlineData("tiff/seq-1c-16b-lzw-68f373a0.tiff")]
    [InlineData("tiff/seq-1c-16b-deflate-68f373a0.tiff")]
    [InlineData("tiff/seq-1c-8b-packbits-20f3db0c.tiff")]
    [InlineData("tiff/seq-1c-8b-tiled-bigtiff-20f3db0c.tiff")]
    [InlineData("tiff/random-fp16-pred3.tiff")]
    [InlineData("tiff/quad-tile.jpg.tiff")]
    [InlineData("tiff/BigTIFFMotorola.tif")]
    [InlineData("png/basn3p08.png")]
    [InlineData("png/basi2c08.png")]
    [InlineData("jpeg/restarts.jpg")]
    [InlineData("jpeg/non-interleaved-mcu.jpg")]
    public void Decode_FileCutAtManyLengths_IsATypedErrorOrTheRightPixels(string name)
    {
        byte[] file = File.ReadAllBytes(SharedFolder.Path("data/conformance/" + name));
        string path = Path.Combine(Path.GetTempPath(), $"cut-{Environment.ProcessId}-{Path.GetFileName(name)}");
        byte[] right = Decode(path, file);
        int step = Math.Max(1, file.Length / 150);

        int refused = 0;
        for (int length = 0; length < file.Length; length += step)
        {
            try
            {
                Assert.Equal(right, Decode(path, file[..length]));
            }
            catch (NuTonicException e)
            {
                Assert.StartsWith("NT21", e.Diagnostic.Code, StringComparison.Ordinal);
                refused++;
            }
        }

        File.Delete(path);
        Assert.True(refused > 0);
    }

    [Theory]
    [InlineData("tiff/seq-1c-16b-lzw-68f373a0.tiff")]
    [InlineData("tiff/seq-1c-16b-deflate-68f373a0.tiff")]
    [InlineData("tiff/random-fp16-pred3.tiff")]
    [InlineData("png/basn3p08.png")]
    [InlineData("jpeg/restarts.jpg")]
    [InlineData("jpeg/non-interleaved-mcu.jpg")]
    public void Decode_OneByteWrong_NeverEndsInAnotherException(string name)
    {
        byte[] file = File.ReadAllBytes(SharedFolder.Path("data/conformance/" + name));
        string path = Path.Combine(Path.GetTempPath(), $"flip-{Environment.ProcessId}-{Path.GetFileName(name)}");

        int refused = 0;
        for (int at = 0; at < file.Length; at++)
        {
            byte[] changed = [.. file];
            changed[at] ^= (byte)(1 << (at % 8));
            try
            {
                _ = Decode(path, changed);
            }
            catch (NuTonicException)
            {
                refused++;
            }
        }

        File.Delete(path);
        Assert.True(refused > 0);
    }

    private static byte[] Decode(string path, byte[] file)
    {
        switch (Path.GetExtension(path))
        {
            case ".png":
                return PngDecoder.Decode(file, path).Samples;
            case ".jpg":
                return JpegDecoder.Decode(file, path).Samples;
            default:
                File.WriteAllBytes(path, file);
                return DecodedBytes.OfTiff(path);
        }
    }
}
