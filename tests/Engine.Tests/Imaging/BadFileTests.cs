using System.Diagnostics;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Imaging.Jpeg;
using NuTonic.Engine.Imaging.Png;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Imaging;

public sealed class BadFileTests
{
    private const int FilesInFolder = 36;

    [Fact]
    public void Decode_EveryBadFile_EndsInATypedErrorSoonAndSmall()
    {
        string[] files = Directory.GetFiles(SharedFolder.Path("data/conformance/bad"));

        foreach (string file in files.Order(StringComparer.Ordinal))
        {
            long allocated = GC.GetAllocatedBytesForCurrentThread();
            NuTonicException error = Assert.Throws<NuTonicException>(() => Decode(file));
            Assert.StartsWith("NT21", error.Diagnostic.Code, StringComparison.Ordinal);
            Assert.Contains(Path.GetFileName(file), error.Message, StringComparison.Ordinal);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, 256L << 20);
            Assert.True(EndsWithin(TimeSpan.FromSeconds(2), file), $"{file} takes too long");
        }

        Assert.True(files.Length >= FilesInFolder, $"only {files.Length} bad files were found");
    }

    // The best of some attempts: what else the machine does can stop any single one for seconds.
    private static bool EndsWithin(TimeSpan limit, string file)
    {
        for (int attempt = 0; attempt < 5; attempt++)
        {
            long started = Stopwatch.GetTimestamp();
            Assert.Throws<NuTonicException>(() => Decode(file));
            if (Stopwatch.GetElapsedTime(started) <= limit)
            {
                return true;
            }
        }

        return false;
    }

    private static void Decode(string file)
    {
        switch (Path.GetExtension(file))
        {
            case ".png":
                _ = PngDecoder.Decode(File.ReadAllBytes(file), file);
                break;
            case ".jpg":
                _ = JpegDecoder.Decode(File.ReadAllBytes(file), file);
                break;
            default:
                _ = DecodedBytes.OfTiff(file);
                break;
        }
    }
}
