namespace NuTonic.Engine.Imaging.Tiff;

/// <summary>One entry of a directory.</summary>
/// <param name="Tag">Tag number.</param>
/// <param name="Type">TIFF field type, 1..18.</param>
/// <param name="Count">Number of values as the file says, not yet checked against the file's length.</param>
/// <param name="ValueOffset">Position of the first value in the file, inline values included.</param>
internal readonly record struct TiffField(ushort Tag, ushort Type, ulong Count, ulong ValueOffset)
{
    /// <summary>Bytes of one value of <paramref name="type"/>; 0 for a type that does not exist.</summary>
    public static int SizeOf(ushort type) => type switch
    {
        1 or 2 or 6 or 7 => 1,
        3 or 8 => 2,
        4 or 9 or 11 or 13 => 4,
        5 or 10 or 12 or 16 or 17 or 18 => 8,
        _ => 0,
    };
}
