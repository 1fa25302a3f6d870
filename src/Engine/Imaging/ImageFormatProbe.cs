using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Imaging;

/// <summary>Tells image formats apart by their magic bytes.</summary>
internal static class ImageFormatProbe
{
    /// <summary>Leading bytes that suffice to tell.</summary>
    public const int HeaderLength = 8;

    /// <summary>Format whose signature <paramref name="start"/>, the first bytes of a file, carries.</summary>
    public static ImageFormat Detect(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        {
            return ImageFormat.Png;
        }

        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            return ImageFormat.Jpeg;
        }

        bool tiff = start.StartsWith("II*\0"u8) || start.StartsWith("II+\0"u8)
            || start.StartsWith("MM\0*"u8) || start.StartsWith("MM\0+"u8);
        return tiff ? ImageFormat.Tiff : ImageFormat.Other;
    }

    /// <summary>Format of the file at <paramref name="path"/>, from its first bytes.</summary>
    /// <exception cref="NuTonicException">NT2100: the file cannot be read.</exception>
    public static ImageFormat DetectFile(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            Span<byte> start = stackalloc byte[HeaderLength];
            int read = file.ReadAtLeast(start, HeaderLength, throwOnEndOfStream: false);
            return Detect(start[..read]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NuTonicException(Errors.RasterUnreadable, new SourceLocation(path), path, e.Message);
        }
    }

    /// <summary>Words for a message: "a PNG image" and so on.</summary>
    public static string Describe(ImageFormat format) => format switch
    {
        ImageFormat.Tiff => "a TIFF",
        ImageFormat.Png => "a PNG image",
        ImageFormat.Jpeg => "a JPEG image",
        _ => "no known image format",
    };
}
