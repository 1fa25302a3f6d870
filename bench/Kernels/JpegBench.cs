using System.Diagnostics;
using System.Globalization;
using NuTonic.Engine.Imaging;
using NuTonic.Engine.Imaging.Tiff;

/// <summary>
/// Decoding the JPEG tiles of a GeoTIFF, by CPU time: all of each tile, and the quarter in its
/// middle where only that is wanted.
/// </summary>
internal static class JpegBench
{
    private const int Warmup = 20;
    private const int Runs = 101;

    public static void Run(string path)
    {
        using var probe = TiffFile.Open(path);
        TiffImage image = probe.Images[0];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{image.WidthPx} x {image.HeightPx} px in tiles of {image.BlockWidthPx} x {image.BlockHeightPx}, "
            + $"{8.0 * new FileInfo(path).Length / ((long)image.WidthPx * image.HeightPx):F1} bits a "
            + $"pixel, overviews included"));
        Console.WriteLine("| wanted of each tile | median ms | tiles' pixels a microsecond |");
        Console.WriteLine("| --- | ---: | ---: |");
        Report("all", path, 1);
        Report("a quarter in the middle", path, 2);
    }

    private static void Report(string name, string path, int part)
    {
        long pixels = 0;
        double[] times =
        [
            .. Enumerable.Range(0, Warmup + Runs).Select(_ => Time(path, part, out pixels)).Skip(Warmup).Order(),
        ];
        double median = times[Runs / 2];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"| {name} | {median:F2} | {pixels / median / 1000:F0} |"));
    }

    private static double Time(string path, int part, out long pixels)
    {
        using var file = TiffFile.Open(path);
        TiffImage image = file.Images[0];
        PixelWindow[] windows = [.. Windows(image, part)];
        byte[] samples = new byte[image.BlockWidthPx * image.BlockHeightPx * image.BandCount];
        pixels = (long)windows.Length * image.BlockWidthPx * image.BlockHeightPx;
        image.Expect(windows);
        TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
        foreach (PixelWindow window in windows)
        {
            image.ReadPixels(
                image.BandCount, window, samples.AsSpan(0, window.Width * window.Height * image.BandCount));
        }

        return (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds;
    }

    private static IEnumerable<PixelWindow> Windows(TiffImage image, int part)
    {
        (int width, int height) = (image.BlockWidthPx / part, image.BlockHeightPx / part);
        for (int y = (image.BlockHeightPx - height) / 2; y + height <= image.HeightPx; y += image.BlockHeightPx)
        {
            for (int x = (image.BlockWidthPx - width) / 2; x + width <= image.WidthPx; x += image.BlockWidthPx)
            {
                yield return new PixelWindow(x, y, width, height);
            }
        }
    }
}
