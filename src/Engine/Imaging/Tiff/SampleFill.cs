using System.Numerics;
using System.Runtime.InteropServices;

namespace NuTonic.Engine.Imaging.Tiff;

/// <summary>Fills blocks that a sparse file does not store.</summary>
internal static class SampleFill
{
    /// <summary>
    /// Writes <paramref name="value"/>, cut to the type's range, to every sample; NaN is 0 in an integer.
    /// </summary>
    public static void Fill(Span<byte> samples, SampleType type, double value)
    {
        switch (type)
        {
            case SampleType.UInt8:
                samples.Fill(byte.CreateSaturating(value));
                break;
            case SampleType.Int8:
                Fill<sbyte>(samples, value);
                break;
            case SampleType.UInt16:
                Fill<ushort>(samples, value);
                break;
            case SampleType.Int16:
                Fill<short>(samples, value);
                break;
            case SampleType.UInt32:
                Fill<uint>(samples, value);
                break;
            case SampleType.Int32:
                Fill<int>(samples, value);
                break;
            case SampleType.Float16:
                Fill<Half>(samples, value);
                break;
            case SampleType.Float32:
                Fill<float>(samples, value);
                break;
            case SampleType.Float64:
                Fill<double>(samples, value);
                break;
        }
    }

    private static void Fill<T>(Span<byte> samples, double value)
        where T : struct, INumber<T> => MemoryMarshal.Cast<byte, T>(samples).Fill(T.CreateSaturating(value));
}
