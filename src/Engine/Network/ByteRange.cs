namespace NuTonic.Engine.Network;

/// <summary>A run of bytes of a content.</summary>
/// <param name="Offset">First byte, from 0.</param>
/// <param name="Length">Number of bytes, at least 1.</param>
internal readonly record struct ByteRange(long Offset, long Length)
{
    /// <summary>The byte behind the last one.</summary>
    public long End => Offset + Length;
}
