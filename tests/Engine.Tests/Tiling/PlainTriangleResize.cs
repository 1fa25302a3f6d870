namespace NuTonic.Engine.Tests.Tiling;

/// <summary>The triangle resize as it is defined, one sample of interleaved RGB at a time.</summary>
internal static class PlainTriangleResize
{
    public static byte[] Apply(byte[] rgb, int width, int height, int outputWidth, int outputHeight)
    {
        byte[] narrowed = Axis(rgb, width, outputWidth, height, 3, width * 3);
        return Axis(narrowed, height, outputHeight, outputWidth, outputWidth * 3, 3);
    }

    private static byte[] Axis(byte[] source, int input, int output, int lines, int step, int lineStep)
    {
        var target = new byte[lines * output * 3];
        int outputLineStep = lineStep == 3 ? 3 : output * 3;
        for (int i = 0; i < output; i++)
        {
            (int start, int[] weights) = Weights(input, output, i);
            for (int line = 0; line < lines; line++)
            {
                for (int channel = 0; channel < 3; channel++)
                {
                    int at = (line * lineStep) + channel;
                    long sum = weights.Select((w, tap) => (long)w * source[at + ((start + tap) * step)]).Sum();
                    target[(line * outputLineStep) + (i * step) + channel] =
                        (byte)Math.Clamp((sum + (1 << 21)) >> 22, 0, 255);
                }
            }
        }

        return target;
    }

    private static (int Start, int[] Weights) Weights(int input, int output, int index)
    {
        double scale = (double)input / output;
        double support = Math.Max(scale, 1);
        double centre = (index + 0.5) * scale;
        int start = Math.Max(0, (int)(centre - support + 0.5));
        int end = Math.Min(input, (int)(centre + support + 0.5));
        double[] exact = [.. Enumerable.Range(start, end - start).Select(
            k => Math.Max(0, 1 - Math.Abs((k - centre + 0.5) * (1 / support))))];
        double sum = exact.Aggregate(0.0, (total, w) => total + w);
        return (start, [.. exact.Select(w => (int)((w / sum * (1 << 22)) + 0.5))]);
    }
}
