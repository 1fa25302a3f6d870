namespace NuTonic.Engine.Graph;

/// <summary>
/// How the value bytes of a manifest field are read. The numbers are part of the fingerprint: never reuse one.
/// </summary>
internal enum FieldType : byte
{
    /// <summary>UTF-8 text.</summary>
    Text = 1,

    /// <summary>Signed 64-bit integer, little endian.</summary>
    Integer = 2,

    /// <summary>IEEE 754 double, little endian.</summary>
    Number = 3,

    /// <summary>One byte, 0 or 1.</summary>
    Flag = 4,

    /// <summary>A SHA-256 or XxHash128 value, raw bytes.</summary>
    Hash = 5,
}
