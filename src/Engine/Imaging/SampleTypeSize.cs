using System.Diagnostics;

namespace NuTonic.Engine.Imaging;

/// <summary>Size of a sample type in memory.</summary>
internal static class SampleTypeSize
{
    /// <summary>Bytes of one sample: 1, 2, 4 or 8.</summary>
    public static int Bytes(this SampleType type) => type switch
    {
        SampleType.UInt8 or SampleType.Int8 => 1,
        SampleType.UInt16 or SampleType.Int16 or SampleType.Float16 => 2,
        SampleType.UInt32 or SampleType.Int32 or SampleType.Float32 => 4,
        SampleType.Float64 => 8,
        _ => throw new UnreachableException(),
    };
}
