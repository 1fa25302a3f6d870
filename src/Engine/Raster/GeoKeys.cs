namespace NuTonic.Engine.Raster;

/// <summary>Looks up values in a GeoKey directory. Entries that point outside the arrays count as absent.</summary>
/// <seealso href="https://docs.ogc.org/is/19-008r4/19-008r4.html">OGC GeoTIFF 1.1, clause 7.1</seealso>
internal sealed class GeoKeys(GeoReferenceTags tags)
{
    public const int ModelType = 1024;
    public const int RasterType = 1025;
    public const int GeographicType = 2048;
    public const int GeodeticDatum = 2050;
    public const int AngularUnits = 2054;
    public const int ProjectedType = 3072;
    public const int Projection = 3074;
    public const int CoordinateTransformation = 3075;
    public const int LinearUnits = 3076;
    public const int OriginLongitude = 3080;
    public const int OriginLatitude = 3081;
    public const int FalseEasting = 3082;
    public const int FalseNorthing = 3083;
    public const int OriginScale = 3092;

    /// <summary>Value that means "defined by further keys".</summary>
    public const int UserDefined = 32767;

    private const int EntryLength = 4;
    private const int DoublesTag = 34736;
    private const int AsciiTag = 34737;

    private readonly GeoReferenceTags _tags = tags;

    /// <summary>Value 0..65535 of a key that is stored in the directory itself; null when absent.</summary>
    public int? Code(int key) => Find(key) is ({ } location, _, { } value) && location == 0 ? value : null;

    /// <summary>First number of a key; null when absent.</summary>
    public double? Number(int key) =>
        Find(key) is (DoublesTag, _, { } offset) && offset < _tags.DoubleParameters.Length
            ? _tags.DoubleParameters[offset]
            : null;

    /// <summary>Text of a key without the bar at its end; empty when absent.</summary>
    public string Text(int key) =>
        Find(key) is (AsciiTag, { } count, { } offset) && offset + count <= _tags.AsciiParameters.Length
            ? _tags.AsciiParameters.Substring(offset, count).TrimEnd('|', '\0')
            : string.Empty;

    private (int Location, int Count, int Value)? Find(int key)
    {
        ushort[] directory = _tags.KeyDirectory;
        for (int i = EntryLength; i + EntryLength <= directory.Length; i += EntryLength)
        {
            if (directory[i] == key)
            {
                return (directory[i + 1], directory[i + 2], directory[i + 3]);
            }
        }

        return null;
    }
}
