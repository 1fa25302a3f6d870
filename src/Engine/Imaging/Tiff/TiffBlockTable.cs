using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Imaging.Tiff;

/// <summary>Reads where the strips or tiles lie.</summary>
internal static class TiffBlockTable
{
    /// <summary>Adds offsets and byte counts to <paramref name="layout"/>, one for each block.</summary>
    /// <exception cref="NuTonicException">NT2102: a table is missing;
    /// NT2103: it is too short for the image.</exception>
    public static TiffLayout Read(TiffDirectory directory, TiffLayout layout)
    {
        long blocks = (long)layout.BlocksAcross * layout.BlocksDown;
        blocks *= layout.Planar ? layout.BandCount : 1;
        ushort offsetsTag = Either(directory, layout, TiffTags.TileOffsets, TiffTags.StripOffsets);
        ushort countsTag = Either(directory, layout, TiffTags.TileByteCounts, TiffTags.StripByteCounts);
        return layout with
        {
            Offsets = Table(directory, offsetsTag, blocks),
            ByteCounts = Table(directory, countsTag, blocks),
        };
    }

    /// <summary>Some writers of tiles use the tags of strips for them.</summary>
    private static ushort Either(TiffDirectory directory, TiffLayout layout, ushort tile, ushort strip) =>
        layout.Tiled && (directory.Has(tile) || !directory.Has(strip)) ? tile : strip;

    private static ulong[] Table(TiffDirectory directory, ushort tag, long blocks)
    {
        ulong[] values = directory.UInts(tag);
        return values.Length >= blocks
            ? values
            : throw directory.Source.Corrupt(
                $"{TiffTags.Describe(tag)} has {values.Length} values for {blocks} blocks");
    }
}
