namespace NuTonic.Engine.Raster;

/// <summary>
/// The georeferencing tags of a TIFF image as they stand in the file; an absent tag is an empty array.
/// </summary>
/// <param name="PixelScale">Tag 33550: CRS units per column, row and level.</param>
/// <param name="TiePoints">Tag 33922: groups of six, pixel (column, row, level) and its CRS position (x, y, z).</param>
/// <param name="ModelTransformation">Tag 34264: 4 x 4 matrix by rows, pixel to CRS.</param>
/// <param name="KeyDirectory">Tag 34735: header of four, then groups of four (key, tag,
/// count, value or offset).</param>
/// <param name="DoubleParameters">Tag 34736: values of keys that are numbers.</param>
/// <param name="AsciiParameters">Tag 34737: values of keys that are texts, each ended by a bar.</param>
internal sealed record GeoReferenceTags(
    double[] PixelScale,
    double[] TiePoints,
    double[] ModelTransformation,
    ushort[] KeyDirectory,
    double[] DoubleParameters,
    string AsciiParameters);
