namespace NuTonic.Engine.Imaging.Tiff;

/// <summary>A run of bytes of a TIFF that is at hand.</summary>
/// <param name="Offset">Position of the first byte in the file.</param>
/// <param name="Bytes">The bytes, at least one.</param>
internal readonly record struct TiffExtent(long Offset, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>The position behind the last byte.</summary>
    public long End => Offset + Bytes.Length;
}
