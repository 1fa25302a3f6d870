namespace NuTonic.Engine.Tests.Imaging.Jpeg;

/// <summary>Pictures by formula, and how far two are apart.</summary>
internal static class JpegPicture
{
    /// <summary>
    /// Gradients with an edge: red, green, blue, away from black and white so that nothing is cut off.
    /// </summary>
    public static byte[] Smooth(int width, int height)
    {
        byte[] rgb = new byte[width * height * 3];
        for (int i = 0; i < width * height; i++)
        {
            (int y, int x) = Math.DivRem(i, width);
            int edge = x + (2 * y) > width ? 20 : 0;
            rgb[3 * i] = (byte)(90 + edge + (x * 40 / width));
            rgb[(3 * i) + 1] = (byte)(100 + edge + (y * 40 / height));
            rgb[(3 * i) + 2] = (byte)(80 + edge + ((x + y) * 30 / (width + height)));
        }

        return rgb;
    }

    /// <summary>Root of the mean squared difference of all samples.</summary>
    public static double Error(byte[] a, byte[] b) =>
        Math.Sqrt(a.Zip(b).Average(pair => (double)(pair.First - pair.Second) * (pair.First - pair.Second)));

    /// <summary>The same of brightness.</summary>
    public static double LumaError(byte[] a, byte[] b) =>
        Math.Sqrt(Enumerable.Range(0, a.Length / 3).Average(i => Math.Pow(Luma(a, i) - Luma(b, i), 2)));

    /// <summary>Peak signal-to-noise ratio in decibels.</summary>
    public static double Psnr(byte[] a, byte[] b) => 20 * Math.Log10(255 / Error(a, b));

    private static double Luma(byte[] rgb, int pixel) =>
        (0.299 * rgb[3 * pixel]) + (0.587 * rgb[(3 * pixel) + 1]) + (0.114 * rgb[(3 * pixel) + 2]);
}
