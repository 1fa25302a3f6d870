using System.Buffers;

namespace NuTonic.Engine.Imaging.Jpeg;

/// <summary>
/// One component of a frame: its samples where each block comes at once, its coefficients where they come scan by scan.
/// </summary>
/// <param name="id">Identifier in the stream.</param>
/// <param name="horizontal">Horizontal sampling factor, 1..4.</param>
/// <param name="vertical">Vertical sampling factor, 1..4.</param>
/// <param name="quantization">Number of its quantisation table, 0..3.</param>
internal sealed class JpegComponent(int id, int horizontal, int vertical, int quantization)
{
    /// <summary>Identifier in the stream.</summary>
    public int Id => id;

    /// <summary>Horizontal sampling factor, 1..4.</summary>
    public int Horizontal => horizontal;

    /// <summary>Vertical sampling factor, 1..4.</summary>
    public int Vertical => vertical;

    /// <summary>Number of its quantisation table, 0..3.</summary>
    public int Quantization => quantization;

    /// <summary>Columns of samples that belong to the image.</summary>
    public int WidthPx { get; private set; }

    /// <summary>Rows of samples that belong to the image.</summary>
    public int HeightPx { get; private set; }

    /// <summary>Blocks side by side, whole MCUs.</summary>
    public int BlocksAcross { get; private set; }

    /// <summary>Blocks one below the other, whole MCUs.</summary>
    public int BlocksDown { get; private set; }

    /// <summary>Quantised coefficients of a progressive frame, 64 a block in natural order, blocks row-major.</summary>
    public short[] Coefficients { get; private set; } = [];

    /// <summary>The blocks whose samples are wanted.</summary>
    public JpegRegion Blocks { get; private set; }

    /// <summary>Samples of the wanted blocks.</summary>
    public JpegPlane Plane { get; private set; }

    /// <summary>
    /// Quantisation steps in natural order, as they stood when the first scan of the component began.
    /// </summary>
    public ushort[]? Steps { get; set; }

    /// <summary>DC value of the block before, in the scan that is read.</summary>
    public int DcPrediction { get; set; }

    /// <summary>Whether a scan brought the DC values.</summary>
    public bool HasDc { get; set; }

    /// <summary>Sets the sizes that follow from the frame's.</summary>
    public void Measure(JpegFrame frame)
    {
        WidthPx = Ceiling(frame.WidthPx * horizontal, frame.MaxHorizontal);
        HeightPx = Ceiling(frame.HeightPx * vertical, frame.MaxVertical);
        BlocksAcross = frame.McusAcross * horizontal;
        BlocksDown = frame.McusDown * vertical;
    }

    /// <summary>Takes memory; call when the sizes are known to be sensible.</summary>
    /// <param name="mcus">The MCUs whose samples are wanted.</param>
    /// <param name="progressive">Whether coefficients come scan by scan.</param>
    public void Allocate(JpegRegion mcus, bool progressive)
    {
        Blocks = mcus.Scale(horizontal, vertical);
        (int stride, int rows) = (Blocks.Columns * 8, Blocks.Rows * 8);
        Plane = new JpegPlane(
            ArrayPool<byte>.Shared.Rent(stride * rows),
            stride,
            Math.Min(stride, WidthPx - (Blocks.Left * 8)),
            Math.Min(rows, HeightPx - (Blocks.Top * 8)));
        Coefficients = progressive ? new short[(long)BlocksAcross * BlocksDown * 64] : [];
    }

    /// <summary>Writes the samples of a wanted block.</summary>
    public void Transform(ReadOnlySpan<short> coefficients, int row, int column)
    {
        int at = ((row - Blocks.Top) * 8 * Plane.Stride) + ((column - Blocks.Left) * 8);
        JpegInverseTransform.Transform(coefficients, Steps, Plane.Samples.AsSpan(at), Plane.Stride);
    }

    /// <summary>Writes the samples of all wanted blocks of a progressive frame.</summary>
    public void TransformAll()
    {
        for (int row = Blocks.Top; row < Blocks.Bottom; row++)
        {
            for (int column = Blocks.Left; column < Blocks.Right; column++)
            {
                Transform(Coefficients.AsSpan(((row * BlocksAcross) + column) * 64, 64), row, column);
            }
        }
    }

    /// <summary>Gives the memory of the samples back.</summary>
    public void Release()
    {
        if (Plane.Samples is { } samples)
        {
            Plane = default;
            ArrayPool<byte>.Shared.Return(samples);
        }
    }

    private static int Ceiling(int value, int divisor) => (value + divisor - 1) / divisor;
}
