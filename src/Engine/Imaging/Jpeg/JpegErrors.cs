using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Imaging.Jpeg;

/// <summary>Errors of one JPEG stream, which all name it.</summary>
/// <param name="Name">File that holds the stream.</param>
internal sealed record JpegErrors(string Name)
{
    /// <summary>The stream breaks the format's rules.</summary>
    public NuTonicException Corrupt(string what) => new(Errors.JpegCorrupt, new SourceLocation(Name), Name, what);

    /// <summary>The stream uses a process that is not read.</summary>
    public NuTonicException Unsupported(string what) =>
        new(Errors.JpegUnsupported, new SourceLocation(Name), Name, what);

    /// <summary>The image is larger than what is read.</summary>
    public NuTonicException TooLarge(string quantity, object value, object limit) =>
        new(Errors.RasterTooLarge, new SourceLocation(Name), Name, quantity, value, limit);
}
