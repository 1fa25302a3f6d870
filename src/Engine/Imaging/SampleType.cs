namespace NuTonic.Engine.Imaging;

/// <summary>Type of one stored sample; the width in bits is in the name.</summary>
internal enum SampleType
{
    /// <summary>Unsigned byte; also samples of 1, 2 and 4 bits, widened without scaling.</summary>
    UInt8,

    /// <summary>Signed byte.</summary>
    Int8,

    /// <summary>Unsigned 16 bits.</summary>
    UInt16,

    /// <summary>Signed 16 bits.</summary>
    Int16,

    /// <summary>Unsigned 32 bits.</summary>
    UInt32,

    /// <summary>Signed 32 bits.</summary>
    Int32,

    /// <summary>IEEE half precision.</summary>
    Float16,

    /// <summary>IEEE single precision.</summary>
    Float32,

    /// <summary>IEEE double precision.</summary>
    Float64,
}
