using System.Collections.Immutable;

namespace NuTonic.Engine.Tiling;

/// <summary>
/// Weights of one axis of a triangle filter whose support grows with the reduction, in 22-bit fixed point. Every output
/// has the same number of taps; those that the filter does not reach weigh 0. Immutable, so one serves all threads.
/// </summary>
internal sealed class ResizeKernel
{
    /// <summary>Fraction bits of a weight.</summary>
    public const int FractionBits = 22;

    /// <summary>
    /// Weights for an axis of <paramref name="inputPx"/> samples that shall have <paramref name="outputPx"/>.
    /// </summary>
    /// <param name="inputPx">At least 1.</param>
    /// <param name="outputPx">At least 1.</param>
    public ResizeKernel(int inputPx, int outputPx)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputPx, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputPx, 1);
        InputPx = inputPx;
        OutputPx = outputPx;
        double scale = (double)inputPx / outputPx;
        double support = Math.Max(scale, 1);
        for (int i = 0; i < outputPx; i++)
        {
            (int begin, int end) = Reach(i);
            Taps = Math.Max(Taps, end - begin);
        }

        var starts = ImmutableArray.CreateBuilder<int>(outputPx);
        var weights = new int[outputPx * Taps];
        for (int i = 0; i < outputPx; i++)
        {
            (int begin, int end) = Reach(i);
            int start = Math.Min(begin, inputPx - Taps);
            starts.Add(start);
            Fill(weights.AsSpan((i * Taps) + begin - start, end - begin), begin, (i + 0.5) * scale);
        }

        Starts = starts.MoveToImmutable();
        Weights = [.. weights];

        (int Begin, int End) Reach(int output)
        {
            double centre = (output + 0.5) * scale;
            return (Math.Max(0, (int)(centre - support + 0.5)), Math.Min(inputPx, (int)(centre + support + 0.5)));
        }
    }

    /// <summary>Samples of the input axis.</summary>
    public int InputPx { get; }

    /// <summary>Samples of the output axis.</summary>
    public int OutputPx { get; }

    /// <summary>Weights of one output, 1..<see cref="InputPx"/>.</summary>
    public int Taps { get; }

    /// <summary>First input sample of every output; the last tap is always inside the input.</summary>
    public ImmutableArray<int> Starts { get; }

    /// <summary>[output * <see cref="Taps"/> + tap], each 0..2^22, adding up to about 2^22 an output.</summary>
    public ImmutableArray<int> Weights { get; }

    private void Fill(Span<int> weights, int begin, double centre)
    {
        // The reference multiplies by the rounded reciprocal; dividing can differ in the last bit.
        double reciprocal = 1 / Math.Max((double)InputPx / OutputPx, 1);
        var exact = new double[weights.Length];
        double sum = 0;
        for (int tap = 0; tap < exact.Length; tap++)
        {
            exact[tap] = Math.Max(0, 1 - Math.Abs((tap + begin - centre + 0.5) * reciprocal));
            sum += exact[tap];
        }

        for (int tap = 0; tap < exact.Length; tap++)
        {
            weights[tap] = (int)((exact[tap] / sum * (1 << FractionBits)) + 0.5);
        }
    }
}
