namespace NuTonic.Engine.Imaging.Tiff;

/// <summary>Numbers of the TIFF tags that are read or written.</summary>
/// <seealso href="https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf">TIFF 6.0</seealso>
internal static class TiffTags
{
    public const ushort NewSubfileType = 254;
    public const ushort SubfileType = 255;
    public const ushort ImageWidth = 256;
    public const ushort ImageLength = 257;
    public const ushort BitsPerSample = 258;
    public const ushort Compression = 259;
    public const ushort Photometric = 262;
    public const ushort FillOrder = 266;
    public const ushort StripOffsets = 273;
    public const ushort SamplesPerPixel = 277;
    public const ushort RowsPerStrip = 278;
    public const ushort StripByteCounts = 279;
    public const ushort PlanarConfiguration = 284;
    public const ushort PageNumber = 297;
    public const ushort Predictor = 317;
    public const ushort TileWidth = 322;
    public const ushort TileLength = 323;
    public const ushort TileOffsets = 324;
    public const ushort TileByteCounts = 325;
    public const ushort ExtraSamples = 338;
    public const ushort SampleFormat = 339;
    public const ushort JpegTables = 347;
    public const ushort YCbCrCoefficients = 529;
    public const ushort YCbCrSubSampling = 530;
    public const ushort ReferenceBlackWhite = 532;
    public const ushort ModelPixelScale = 33550;
    public const ushort ModelTiepoint = 33922;
    public const ushort ModelTransformation = 34264;
    public const ushort GeoKeyDirectory = 34735;
    public const ushort GeoDoubleParams = 34736;
    public const ushort GeoAsciiParams = 34737;
    public const ushort GdalNoData = 42113;

    /// <summary>Words for a message: the tag's name where it has one here, else its number.</summary>
    public static string Describe(ushort tag) => tag switch
    {
        ImageWidth => "ImageWidth (256)",
        ImageLength => "ImageLength (257)",
        BitsPerSample => "BitsPerSample (258)",
        StripOffsets => "StripOffsets (273)",
        StripByteCounts => "StripByteCounts (279)",
        TileWidth => "TileWidth (322)",
        TileLength => "TileLength (323)",
        TileOffsets => "TileOffsets (324)",
        TileByteCounts => "TileByteCounts (325)",
        YCbCrSubSampling => "YCbCrSubSampling (530)",
        _ => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"tag {tag}"),
    };
}
