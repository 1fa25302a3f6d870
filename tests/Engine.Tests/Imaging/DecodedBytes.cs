using System.Runtime.InteropServices;
using System.Security.Cryptography;
using NuTonic.Engine.Imaging;
using NuTonic.Engine.Imaging.Tiff;

namespace NuTonic.Engine.Tests.Imaging;

/// <summary>Decoded samples in the order of the conformance table: band after band, little endian.</summary>
internal static class DecodedBytes
{
    public static byte[] OfTiff(string path)
    {
        using TiffFile file = TiffFile.Open(path);
        TiffImage image = file.Images[0];
        var whole = new PixelWindow(0, 0, image.WidthPx, image.HeightPx);
        var all = new List<byte>();
        for (int band = 0; band < image.BandCount; band++)
        {
            byte[] raw = new byte[(long)image.WidthPx * image.HeightPx * image.SampleType.Bytes()];
            image.ReadRaw(band, whole, raw);
            all.AddRange(image.SampleType == SampleType.Float16 ? Widened(raw) : raw);
        }

        return [.. all];
    }

    public static byte[] Planes(byte[] interleaved, int bands, int sampleBytes)
    {
        byte[] planes = new byte[interleaved.Length];
        int pixels = interleaved.Length / bands / sampleBytes;
        for (int i = 0; i < pixels * bands; i++)
        {
            int target = ((i % bands * pixels) + (i / bands)) * sampleBytes;
            interleaved.AsSpan(i * sampleBytes, sampleBytes).CopyTo(planes.AsSpan(target));
        }

        return planes;
    }

    public static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>The table holds half precision as single precision.</summary>
    private static byte[] Widened(byte[] raw)
    {
        float[] values = Array.ConvertAll(MemoryMarshal.Cast<byte, Half>(raw).ToArray(), half => (float)half);
        return MemoryMarshal.AsBytes<float>(values).ToArray();
    }
}
