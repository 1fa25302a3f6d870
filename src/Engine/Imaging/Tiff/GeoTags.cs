using System.Collections.Immutable;

namespace NuTonic.Engine.Imaging.Tiff;

/// <summary>The georeference of a TIFF as raw tag values; an array is empty where its tag is absent.</summary>
/// <param name="ModelPixelScale">Tag 33550: x, y, z size of a pixel in CRS units.</param>
/// <param name="ModelTiepoint">Tag 33922: groups of six, (column, row, level, x, y, z).</param>
/// <param name="ModelTransformation">Tag 34264: 4 x 4 matrix, row-major.</param>
/// <param name="GeoKeyDirectory">Tag 34735: groups of four, the first is the header.</param>
/// <param name="GeoDoubleParams">Tag 34736: values of real keys.</param>
/// <param name="GeoAsciiParams">Tag 34737: texts of keys, each closed by a bar.</param>
/// <seealso href="https://docs.ogc.org/is/19-008r4/19-008r4.html">OGC GeoTIFF 1.1, section 7</seealso>
internal sealed record GeoTags(
    ImmutableArray<double> ModelPixelScale,
    ImmutableArray<double> ModelTiepoint,
    ImmutableArray<double> ModelTransformation,
    ImmutableArray<ushort> GeoKeyDirectory,
    ImmutableArray<double> GeoDoubleParams,
    string GeoAsciiParams)
{
    /// <summary>Reads the tags of <paramref name="directory"/>.</summary>
    /// <exception cref="Diagnostics.NuTonicException">NT2102, NT2103: a tag has the wrong type or lies
    /// outside the file.</exception>
    public static GeoTags Read(TiffDirectory directory) => new(
        [.. directory.Doubles(TiffTags.ModelPixelScale)],
        [.. directory.Doubles(TiffTags.ModelTiepoint)],
        [.. directory.Doubles(TiffTags.ModelTransformation)],
        ReadKeys(directory),
        [.. directory.Doubles(TiffTags.GeoDoubleParams)],
        directory.Ascii(TiffTags.GeoAsciiParams));

    private static ImmutableArray<ushort> ReadKeys(TiffDirectory directory)
    {
        ulong[] values = directory.Has(TiffTags.GeoKeyDirectory) ? directory.UInts(TiffTags.GeoKeyDirectory) : [];
        return Array.Exists(values, value => value > ushort.MaxValue)
            ? throw directory.Source.Corrupt("a value of its GeoKey directory needs more than 16 bits")
            : [.. Array.ConvertAll(values, value => (ushort)value)];
    }
}
