namespace NuTonic.Engine.Imaging.Jpeg;

/// <summary>Frame header: size, process and components, which hold what was decoded.</summary>
internal sealed class JpegFrame : IDisposable
{
    private const long MaxPixels = 1L << 26;

    private JpegFrame(int widthPx, int heightPx, bool progressive, JpegComponent[] components)
    {
        WidthPx = widthPx;
        HeightPx = heightPx;
        Progressive = progressive;
        Components = components;
        MaxHorizontal = components.Max(c => c.Horizontal);
        MaxVertical = components.Max(c => c.Vertical);
        McusAcross = (widthPx + (8 * MaxHorizontal) - 1) / (8 * MaxHorizontal);
        McusDown = (heightPx + (8 * MaxVertical) - 1) / (8 * MaxVertical);
    }

    /// <summary>Columns, 1..65535.</summary>
    public int WidthPx { get; }

    /// <summary>Rows, 1..65535.</summary>
    public int HeightPx { get; }

    /// <summary>Whether coefficients come in several scans.</summary>
    public bool Progressive { get; }

    /// <summary>1 to 4 components.</summary>
    public JpegComponent[] Components { get; }

    /// <summary>Largest horizontal sampling factor.</summary>
    public int MaxHorizontal { get; }

    /// <summary>Largest vertical sampling factor.</summary>
    public int MaxVertical { get; }

    /// <summary>MCUs side by side.</summary>
    public int McusAcross { get; }

    /// <summary>MCUs one below the other.</summary>
    public int McusDown { get; }

    /// <summary>The MCUs whose samples are decoded.</summary>
    public JpegRegion Mcus { get; private set; }

    /// <summary>The pixels that they cover; those at edges that are not the image's are not right.</summary>
    public PixelWindow Decoded
    {
        get
        {
            JpegRegion units = Mcus.Scale(8 * MaxHorizontal, 8 * MaxVertical);
            return new PixelWindow(
                units.Left,
                units.Top,
                Math.Min(units.Right, WidthPx) - units.Left,
                Math.Min(units.Bottom, HeightPx) - units.Top);
        }
    }

    /// <summary>Reads the payload of a start-of-frame segment and takes memory for what it announces.</summary>
    /// <param name="payload">Segment without marker and length.</param>
    /// <param name="marker">0xC0, 0xC1 or 0xC2.</param>
    /// <param name="wanted">The pixels that are wanted, cut to the image; all where null.</param>
    /// <param name="streamBytes">Length of the stream: each block needs at least one bit of it.</param>
    /// <param name="errors">Errors of the stream.</param>
    /// <exception cref="Diagnostics.NuTonicException">NT2105, NT2120, NT2121.</exception>
    public static JpegFrame Read(
        ReadOnlySpan<byte> payload, int marker, PixelWindow? wanted, long streamBytes, JpegErrors errors)
    {
        if (payload.Length < 6 || payload.Length != 6 + (3 * payload[5]))
        {
            throw errors.Corrupt("its frame header has the wrong length");
        }

        int precision = payload[0];
        int height = (payload[1] << 8) | payload[2];
        int width = (payload[3] << 8) | payload[4];
        if (precision != 8)
        {
            throw errors.Unsupported($"{precision} bits a sample");
        }

        if (width == 0 || height == 0 || payload[5] is 0 or > 4)
        {
            throw errors.Corrupt($"its size is {width} x {height} x {payload[5]}");
        }

        if ((long)width * height > MaxPixels)
        {
            throw errors.TooLarge("the number of pixels", (long)width * height, MaxPixels);
        }

        var frame = new JpegFrame(width, height, marker == 0xC2, ReadComponents(payload[6..], errors));
        frame.Measure(streamBytes, errors);
        frame.Mcus = frame.Cover(wanted ?? new PixelWindow(0, 0, width, height));
        Array.ForEach(frame.Components, component => component.Allocate(frame.Mcus, frame.Progressive));
        return frame;
    }

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(Components, component => component.Release());

    private static JpegComponent[] ReadComponents(ReadOnlySpan<byte> payload, JpegErrors errors)
    {
        var components = new JpegComponent[payload.Length / 3];
        for (int i = 0; i < components.Length; i++)
        {
            ReadOnlySpan<byte> entry = payload.Slice(i * 3, 3);
            int horizontal = entry[1] >> 4;
            int vertical = entry[1] & 15;
            byte id = entry[0];
            bool repeated = Array.Exists(components[..i], c => c.Id == id);
            if (horizontal is 0 or > 4 || vertical is 0 or > 4 || entry[2] > 3 || repeated)
            {
                throw errors.Corrupt($"component {entry[0]} of its frame header is impossible");
            }

            components[i] = new JpegComponent(id, horizontal, vertical, entry[2]);
        }

        return components;
    }

    /// <summary>
    /// The MCUs that <paramref name="wanted"/> lies in, and those whose samples upsampling mixes into it: with four
    /// pixels more on each side a subsampled row stays wide enough to be interpolated, as all of the image would be.
    /// </summary>
    private JpegRegion Cover(PixelWindow wanted)
    {
        (int left, int right) = Units(wanted.X, wanted.Width, MaxHorizontal, McusAcross);
        (int top, int bottom) = Units(wanted.Y, wanted.Height, MaxVertical, McusDown);
        return new JpegRegion(left, top, right, bottom);
    }

    private static (int First, int End) Units(int start, int length, int factor, int count)
    {
        int margin = factor == 1 ? 0 : 2 * factor;
        int first = Math.Clamp((start - margin) / (8 * factor), 0, count - 1);
        long end = ((long)start + length + margin + (8 * factor) - 1) / (8 * factor);
        return (first, (int)Math.Clamp(end, first + 1, count));
    }

    private void Measure(long streamBytes, JpegErrors errors)
    {
        long blocks = 0;
        foreach (JpegComponent component in Components)
        {
            if (MaxHorizontal % component.Horizontal != 0 || MaxVertical % component.Vertical != 0)
            {
                throw errors.Unsupported("sampling factors that do not divide each other");
            }

            component.Measure(this);
            blocks += (long)component.BlocksAcross * component.BlocksDown;
        }

        if (blocks / 16 > streamBytes)
        {
            throw errors.Corrupt($"{streamBytes} bytes cannot hold {blocks} blocks");
        }
    }
}
