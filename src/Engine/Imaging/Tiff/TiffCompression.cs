namespace NuTonic.Engine.Imaging.Tiff;

/// <summary>Compression schemes of TIFF by their number in tag 259; others exist and are refused by name.</summary>
internal enum TiffCompression
{
    /// <summary>Samples as they are.</summary>
    None = 1,

    /// <summary>LZW with codes from the most significant bit.</summary>
    Lzw = 5,

    /// <summary>JPEG, one stream a block, tables shared in tag 347.</summary>
    Jpeg = 7,

    /// <summary>Deflate as Adobe numbered it.</summary>
    Deflate = 8,

    /// <summary>Deflate as it was numbered before.</summary>
    OldDeflate = 32946,

    /// <summary>Run lengths.</summary>
    PackBits = 32773,
}
