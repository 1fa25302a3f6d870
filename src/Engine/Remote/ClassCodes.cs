using System.Buffers.Binary;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Imaging;

namespace NuTonic.Engine.Remote;

/// <summary>Turns the codes of a class raster into those of label.tif.</summary>
internal static class ClassCodes
{
    /// <summary>Code that means "no data" in label.tif.</summary>
    public const byte NoData = 255;

    private const int Codes = 256;

    /// <summary>
    /// The first band of <paramref name="window"/> as bytes of label.tif: each code replaced by its entry in the table;
    /// no data, and codes that are no bytes, become 255.
    /// </summary>
    /// <param name="window">Whole numbers of 8 or 16 bits.</param>
    /// <param name="table">256 entries, by the raster's code; 255 for codes that say nothing.</param>
    /// <param name="file">Where it comes from, for messages.</param>
    /// <exception cref="NuTonicException">NT1608: samples that are no codes.</exception>
    public static RasterWindow Apply(RasterWindow window, ReadOnlySpan<byte> table, RemoteFile file)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(table.Length, Codes);
        if (window.SampleType > SampleType.Int16)
        {
            throw file.Error(Errors.RemoteNotClasses, window.SampleType);
        }

        int noData = window.NoData is { } value && value == Math.Floor(value) && Math.Abs(value) <= ushort.MaxValue
            ? (int)value
            : -1;
        bool hasNoData = window.NoData is not null;
        byte[] codes = new byte[window.Grid.WidthPx * window.Grid.HeightPx];
        for (int i = 0; i < codes.Length; i++)
        {
            int sample = Sample(window, i);
            bool isCode = sample is >= 0 and < Codes && !(hasNoData && sample == noData)
                && window.Mask?[i] != 0;
            codes[i] = isCode ? table[sample] : NoData;
        }

        return window with
        {
            SampleType = SampleType.UInt8,
            BandCount = 1,
            Samples = codes,
            NoData = NoData,
            IsColor = false,
            HasAlpha = false,
            Mask = null,
        };
    }

    private static int Sample(RasterWindow window, int index) => window.SampleType switch
    {
        SampleType.UInt8 => window.Samples[index],
        SampleType.Int8 => (sbyte)window.Samples[index],
        SampleType.UInt16 => BinaryPrimitives.ReadUInt16LittleEndian(window.Samples.AsSpan(2 * index)),
        _ => BinaryPrimitives.ReadInt16LittleEndian(window.Samples.AsSpan(2 * index)),
    };
}
