using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Tests.Tiling;

/// <summary>The stretch as it is defined: percentiles by sorting, one sample at a time.</summary>
internal static class SortedStretch
{
    public static (double Low, double High)? Percentiles(ReadOnlySpan<float> band, StretchOptions options)
    {
        float[] valid = [.. band.ToArray().Where(sample => float.IsFinite(sample) && sample > 0).Order()];
        return valid.Length == 0
            ? null
            : (Percentile(valid, options.LowPercent), Percentile(valid, options.HighPercent));
    }

    public static byte[] Apply(ReadOnlySpan<float> band, StretchOptions options)
    {
        if (Percentiles(band, options) is not (double low, double high))
        {
            return new byte[band.Length];
        }

        high = high <= low ? low + 1e-6 : high;
        float first = (float)low;
        float span = (float)(high - low);
        return [.. band.ToArray().Select(sample => Level((sample - first) / span))];
    }

    private static byte Level(float level) => float.IsNaN(level) ? (byte)0 : (byte)(Math.Clamp(level, 0f, 1f) * 255f);

    private static double Percentile(float[] sorted, double percent)
    {
        double position = percent / 100 * (sorted.Length - 1);
        int index = (int)Math.Floor(position);
        float below = sorted[index];
        float above = sorted[Math.Min(index + 1, sorted.Length - 1)];
        double fraction = position - index;
        float difference = above - below;
        return fraction < 0.5 ? below + (difference * fraction) : above - (difference * (1 - fraction));
    }
}
