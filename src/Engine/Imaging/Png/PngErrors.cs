using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Imaging.Png;

/// <summary>Errors of one PNG, which all name it.</summary>
/// <param name="Name">File that holds it.</param>
internal sealed record PngErrors(string Name)
{
    /// <summary>The file breaks the format's rules.</summary>
    public NuTonicException Corrupt(string what) => new(Errors.PngCorrupt, new SourceLocation(Name), Name, what);

    /// <summary>The image is larger than what is read.</summary>
    public NuTonicException TooLarge(string quantity, object value, object limit) =>
        new(Errors.RasterTooLarge, new SourceLocation(Name), Name, quantity, value, limit);
}
