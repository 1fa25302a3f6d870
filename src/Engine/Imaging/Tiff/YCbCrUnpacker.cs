namespace NuTonic.Engine.Imaging.Tiff;

/// <summary>
/// Turns packed YCbCr into RGB. A unit holds the lumas of Horizontal x Vertical pixels row by row, then one Cb and one
/// Cr that all of them use. Fixed point with 16 fraction bits, as common readers do,
/// so that results agree to the level.
/// </summary>
/// <seealso href="https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf">TIFF 6.0, sections 20 and 21</seealso>
internal sealed class YCbCrUnpacker
{
    private const int Half = 1 << 15;

    private readonly YCbCrLayout _layout;
    private readonly int[] _luma = new int[256];
    private readonly int[] _redOfCr = new int[256];
    private readonly int[] _greenOfCr = new int[256];
    private readonly int[] _greenOfCb = new int[256];
    private readonly int[] _blueOfCb = new int[256];

    /// <summary>Prepares the tables of <paramref name="layout"/>.</summary>
    public YCbCrUnpacker(YCbCrLayout layout)
    {
        _layout = layout;
        (double red, double green, double blue) =
            (layout.Coefficients[0], layout.Coefficients[1], layout.Coefficients[2]);
        double redFactor = Math.Clamp(2 - (2 * red), 0, 2);
        double blueFactor = Math.Clamp(2 - (2 * blue), 0, 2);
        int greenOfCr = -Fixed(Math.Clamp(red * redFactor / green, 0, 2));
        int greenOfCb = -Fixed(Math.Clamp(blue * blueFactor / green, 0, 2));
        double[] reference = layout.Reference;
        for (int code = 0; code < 256; code++)
        {
            int cb = Scale(code - 128, reference[2] - 128, reference[3] - 128, 127);
            int cr = Scale(code - 128, reference[4] - 128, reference[5] - 128, 127);
            _luma[code] = Scale(code, reference[0], reference[1], 255);
            _redOfCr[code] = ((Fixed(redFactor) * cr) + Half) >> 16;
            _blueOfCb[code] = ((Fixed(blueFactor) * cb) + Half) >> 16;
            _greenOfCr[code] = greenOfCr * cr;
            _greenOfCb[code] = (greenOfCb * cb) + Half;
        }
    }

    /// <summary>
    /// Unpacks a block of <paramref name="width"/> columns into rows of RGB triples; lengths must fit.
    /// </summary>
    public void Unpack(ReadOnlySpan<byte> packed, int width, Span<byte> rgb)
    {
        int height = rgb.Length / (3 * width);
        int unit = (_layout.Horizontal * _layout.Vertical) + 2;
        int at = 0;
        for (int top = 0; top < height; top += _layout.Vertical)
        {
            for (int left = 0; left < width; left += _layout.Horizontal, at += unit)
            {
                ReadOnlySpan<byte> codes = packed.Slice(at, unit);
                for (int i = 0; i < unit - 2; i++)
                {
                    int y = top + (i / _layout.Horizontal);
                    int x = left + (i % _layout.Horizontal);
                    if (y < height && x < width)
                    {
                        Write(codes[i], codes[unit - 2], codes[unit - 1], rgb.Slice(((y * width) + x) * 3, 3));
                    }
                }
            }
        }
    }

    private void Write(byte luma, byte cb, byte cr, Span<byte> rgb)
    {
        int y = _luma[luma];
        rgb[0] = (byte)Math.Clamp(y + _redOfCr[cr], 0, 255);
        rgb[1] = (byte)Math.Clamp(y + ((_greenOfCb[cb] + _greenOfCr[cr]) >> 16), 0, 255);
        rgb[2] = (byte)Math.Clamp(y + _blueOfCb[cb], 0, 255);
    }

    private static int Fixed(double value) => (int)((value * 65536) + 0.5);

    /// <summary>Code to value; clamped, so that a reference range of no width cannot overflow what follows.</summary>
    private static int Scale(int code, double black, double white, double range)
    {
        double span = white - black == 0 ? 1 : white - black;
        return (int)Math.Clamp((code - Math.Truncate(black)) * range / span, -4096, 4096);
    }
}
