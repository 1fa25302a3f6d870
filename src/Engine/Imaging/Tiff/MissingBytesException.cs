namespace NuTonic.Engine.Imaging.Tiff;

/// <summary>
/// A part of a TIFF is asked for that is not at hand. No error: whoever gave the extents gets
/// these bytes and tries again.
/// </summary>
/// <param name="offset">Position of the first byte that is missing.</param>
/// <param name="count">Bytes from there to the end of what was asked for, at least 1; inside of the file.</param>
internal sealed class MissingBytesException(long offset, long count)
    : Exception("bytes of a TIFF that is held in parts are not at hand")
{
    /// <summary>Position of the first byte that is missing.</summary>
    public long Offset { get; } = offset;

    /// <summary>Bytes from there to the end of what was asked for.</summary>
    public long Count { get; } = count;
}
