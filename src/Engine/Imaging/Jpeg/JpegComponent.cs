namespace NuTonic.Engine.Imaging.Jpeg;

/// <summary>One component of a frame with its coefficients.</summary>
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

    /// <summary>Quantised coefficients, 64 a block in natural order, blocks row-major.</summary>
    public short[] Coefficients { get; private set; } = [];

    /// <summary>Quantisation steps in natural order, as they stood when the first scan of the component began.</summary>
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

    /// <summary>Takes the memory for the coefficients; call when the sizes are known to be sensible.</summary>
    public void Allocate() => Coefficients = new short[(long)BlocksAcross * BlocksDown * 64];

    private static int Ceiling(int value, int divisor) => (value + divisor - 1) / divisor;
}
