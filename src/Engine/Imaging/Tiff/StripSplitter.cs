using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Imaging.Tiff;

/// <summary>
/// Treats a tall uncompressed strip as several short ones, so that a window of a file that is one big strip
/// costs only the rows it touches.
/// </summary>
internal static class StripSplitter
{
    private const int TargetBytes = 64 << 10;

    // Rows of 64 KiB and more are one part each: so many of them are a quarter of a terabyte. A few bytes of a file can
    // say that there are two thousand millions.
    private const int MaxParts = 1 << 22;

    /// <summary>
    /// The same image with strips of about 64 KiB, or <paramref name="layout"/> itself where that cannot be.
    /// </summary>
    /// <exception cref="NuTonicException">NT2105: more parts than anybody needs.</exception>
    public static TiffLayout Split(TiffLayout layout, TiffSource source)
    {
        bool plain = layout.Compression == TiffCompression.None && !layout.Tiled && layout.YCbCr is null;
        int rows = RowsOfPart(layout);
        if (!plain || rows == layout.BlockHeightPx)
        {
            return layout;
        }

        TiffLayout split = layout with { BlockHeightPx = rows };
        int planes = layout.Planar ? layout.BandCount : 1;
        long parts = (long)split.BlocksDown * planes;
        if (parts > MaxParts)
        {
            throw source.TooLarge("the number of parts of its strips", parts, MaxParts);
        }

        ulong[] offsets = new ulong[parts];
        ulong[] counts = new ulong[offsets.Length];
        int partsInStrip = layout.BlocksDown == 1 ? split.BlocksDown : layout.BlockHeightPx / rows;
        for (int block = 0; block < offsets.Length; block++)
        {
            (int plane, int part) = Math.DivRem(block, split.BlocksDown);
            int strip = (plane * layout.BlocksDown) + (part / partsInStrip);
            ulong skipped = (ulong)(part % partsInStrip) * (ulong)rows * (ulong)layout.PackedRowBytes;
            ulong stored = layout.ByteCounts[strip];
            bool sparse = stored == 0 || layout.Offsets[strip] == 0;

            // A strip that ends too early keeps one byte for its late parts: they must fail, not count as not stored.
            offsets[block] = sparse ? 0 : layout.Offsets[strip] + skipped;
            counts[block] = sparse ? 0 : Math.Max(1, stored > skipped ? stored - skipped : 0);
        }

        return split with { Offsets = offsets, ByteCounts = counts };
    }

    /// <summary>A single strip may be cut anywhere; of several, each must come out in equal parts.</summary>
    private static int RowsOfPart(TiffLayout layout)
    {
        int rows = Math.Clamp(TargetBytes / layout.PackedRowBytes, 1, layout.BlockHeightPx);
        while (layout.BlocksDown > 1 && layout.BlockHeightPx % rows != 0)
        {
            rows--;
        }

        return rows;
    }
}
