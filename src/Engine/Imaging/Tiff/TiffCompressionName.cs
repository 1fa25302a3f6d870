using System.Globalization;

namespace NuTonic.Engine.Imaging.Tiff;

/// <summary>Names of compression schemes for messages.</summary>
internal static class TiffCompressionName
{
    /// <summary>Name and number, as in "Zstandard compression (50000)".</summary>
    public static string Describe(ulong compression)
    {
        string name = compression switch
        {
            2 => "CCITT modified Huffman",
            3 => "CCITT Group 3 fax",
            4 => "CCITT Group 4 fax",
            6 => "old-style JPEG",
            32766 => "NeXT",
            32809 => "ThunderScan",
            34661 => "JBIG",
            34676 or 34677 => "SGI Log",
            33003 or 33005 or 34712 => "JPEG 2000",
            34887 => "LERC",
            34925 => "LZMA",
            50000 => "Zstandard",
            50001 => "WebP",
            50002 or 52546 => "JPEG XL",
            _ => "unknown",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{name} compression ({compression})");
    }
}
