namespace NuTonic.Engine.Tiling;

/// <summary>Linear map of a band's samples to 0..255, in float32 like the reference.</summary>
/// <param name="Low">Sample that becomes 0.</param>
/// <param name="Span">Samples from black to full brightness, at least 0.</param>
internal readonly record struct StretchRange(float Low, float Span)
{
    private const double NarrowestSpan = 1e-6;

    /// <summary>Maps every sample to 0: minus infinity and NaN are all that it can yield.</summary>
    public static StretchRange Black { get; } = new(float.PositiveInfinity, 1);

    /// <summary>
    /// From the sample that becomes black to the one of full brightness; a span of 0 or less is widened.
    /// </summary>
    public static StretchRange Between(double low, double high)
    {
        double top = high <= low ? low + NarrowestSpan : high;
        return new StretchRange((float)low, (float)(top - low));
    }

    /// <summary>0..255, truncated; NaN becomes 0, infinities the nearer end.</summary>
    public byte Apply(float sample)
    {
        float level = (sample - Low) / Span;
        level = level > 0 ? level : 0;
        level = level < 1 ? level : 1;
        return (byte)(level * 255);
    }
}
