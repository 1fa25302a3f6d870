namespace NuTonic.Engine.Imaging.Jpeg;

/// <summary>Quantisation steps of one quality, ready for <see cref="JpegEncoderTransform"/>.</summary>
internal sealed class JpegEncoderSteps
{
    private const int Scale = 8;

    private readonly byte[] _steps = new byte[64];
    private readonly float[] _reciprocals = new float[64];
    private readonly float[] _halves = new float[64];

    /// <summary>Scales a table of quality 50.</summary>
    /// <param name="table">64 steps in natural order.</param>
    /// <param name="quality">1 to 100: 50 keeps the table, lower ones multiply it by 50 / quality, higher ones by
    /// 2 - quality / 50; steps stay in 1..255.</param>
    public JpegEncoderSteps(ReadOnlySpan<byte> table, int quality)
    {
        int percent = quality < 50 ? 5000 / quality : 200 - (2 * quality);
        for (int i = 0; i < _steps.Length; i++)
        {
            int step = Math.Clamp(((table[i] * percent) + 50) / 100, 1, 255);
            _steps[i] = (byte)step;
            int divisor = step * Scale;
            int transposed = ((i & 7) << 3) | (i >> 3);
            _reciprocals[transposed] = 1f / divisor;
            _halves[transposed] = (divisor / 2) + 0.5f;
        }
    }

    /// <summary>The steps, natural order.</summary>
    public ReadOnlySpan<byte> Steps => _steps;

    /// <summary>1 / (8 step) of each, transposed.</summary>
    public ReadOnlySpan<float> Reciprocals => _reciprocals;

    /// <summary>
    /// What is added before the product is cut: half the divisor, and half a unit more, which never reaches the next
    /// quotient but is more than the product's rounding takes away (values stay below 2^15). Transposed.
    /// </summary>
    public ReadOnlySpan<float> Halves => _halves;
}
