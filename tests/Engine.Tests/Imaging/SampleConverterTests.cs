using System.Runtime.InteropServices;
using NuTonic.Engine.Imaging;

namespace NuTonic.Engine.Tests.Imaging;

public sealed class SampleConverterTests
{
    [Fact]
    public void Convert_EveryType_KeepsTheExtremes()
    {
        Check<byte>(SampleType.UInt8, [0, 255], [0, 255]);
        Check<sbyte>(SampleType.Int8, [-128, 127], [-128, 127]);
        Check<ushort>(SampleType.UInt16, [0, 65535], [0, 65535]);
        Check<short>(SampleType.Int16, [-32768, 32767], [-32768, 32767]);
        Check<uint>(SampleType.UInt32, [0, 4294967295], [0, 4294967295]);
        Check<int>(SampleType.Int32, [int.MinValue, int.MaxValue], [-2147483648, 2147483647]);
        Check<Half>(SampleType.Float16, [(Half)0.75, Half.NaN], [0.75, double.NaN]);
        Check<float>(SampleType.Float32, [0.25f, float.NegativeInfinity], [0.25, double.NegativeInfinity]);
        Check<double>(SampleType.Float64, [1e300, double.NaN], [1e300, double.NaN]);
    }

    [Fact]
    public void Convert_WithStride_TakesEveryThird()
    {
        float[] values = new float[2];

        SampleConverter.Convert([1, 2, 3, 4, 5, 6], SampleType.UInt8, 3, values.AsSpan());

        Assert.Equal([1f, 4f], values);
    }

    private static void Check<T>(SampleType type, T[] samples, double[] expected)
        where T : struct
    {
        double[] values = new double[samples.Length];
        SampleConverter.Convert(MemoryMarshal.AsBytes<T>(samples), type, 1, values.AsSpan());
        Assert.Equal(expected, values);
    }
}
