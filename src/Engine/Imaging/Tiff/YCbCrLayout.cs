using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Imaging.Tiff;

/// <summary>How YCbCr pixels are packed and what their codes mean.</summary>
/// <param name="Horizontal">Columns that share a chroma sample: 1, 2 or 4.</param>
/// <param name="Vertical">Rows that share a chroma sample: 1, 2 or 4.</param>
/// <param name="Coefficients">Shares of red, green and blue in luma.</param>
/// <param name="Reference">Codes of black and white of Y, Cb and Cr.</param>
internal sealed record YCbCrLayout(int Horizontal, int Vertical, double[] Coefficients, double[] Reference)
{
    private const int Photometric = 6;

    /// <summary>Layout of a YCbCr image; null for any other photometric interpretation.</summary>
    /// <exception cref="NuTonicException">NT2102, NT2104: values outside the specification.</exception>
    public static YCbCrLayout? Read(TiffDirectory directory, TiffLayout layout)
    {
        if (directory.UInt(TiffTags.Photometric, 0) != Photometric)
        {
            return null;
        }

        if (layout.SampleType != SampleType.UInt8
            || layout.BitsPerSample != 8
            || layout.BandCount != 3
            || layout.Planar)
        {
            throw directory.Source.Unsupported("YCbCr that is not three interleaved bytes");
        }

        ulong[] factors = directory.Has(TiffTags.YCbCrSubSampling)
            ? directory.UInts(TiffTags.YCbCrSubSampling)
            : [2, 2];
        if (factors is not [1 or 2 or 4, 1 or 2 or 4])
        {
            throw directory.Source.Corrupt("YCbCrSubSampling (530) is not a pair of 1, 2 or 4");
        }

        double[] coefficients = Values(directory, TiffTags.YCbCrCoefficients, [0.299, 0.587, 0.114]);
        double[] reference = Values(directory, TiffTags.ReferenceBlackWhite, [0, 255, 128, 255, 128, 255]);
        return new YCbCrLayout((int)factors[0], (int)factors[1], coefficients, reference);
    }

    /// <summary>Bytes of a packed block of <paramref name="width"/> x <paramref name="height"/> pixels.</summary>
    public long PackedBytes(int width, int height)
    {
        long across = ((long)width + Horizontal - 1) / Horizontal;
        long down = ((long)height + Vertical - 1) / Vertical;
        return across * down * ((Horizontal * Vertical) + 2);
    }

    private static double[] Values(TiffDirectory directory, ushort tag, double[] absent)
    {
        double[] values = directory.Doubles(tag);
        bool usable = values.Length == absent.Length && Array.TrueForAll(values, double.IsFinite);
        return values.Length == 0 || usable
            ? usable ? values : absent
            : throw directory.Source.Corrupt($"{TiffTags.Describe(tag)} does not hold {absent.Length} finite values");
    }
}
