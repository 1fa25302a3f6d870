using System.Globalization;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Imaging;
using NuTonic.Engine.Imaging.Tiff;
using NuTonic.Engine.Network;
using NuTonic.Engine.Raster;

namespace NuTonic.Engine.Remote;

/// <summary>Fetches and decodes the blocks of windows of one file. Safe for several threads.</summary>
/// <param name="file">The file.</param>
/// <param name="ranges">Asks for parts of it.</param>
/// <param name="whole">Has it as a whole when the server answers no ranges.</param>
/// <param name="header">All of it but its pixels; null when it is fetched whole.</param>
/// <param name="options">Limits.</param>
internal sealed class WindowReader(
    RemoteFile file, RangeReader ranges, WholeFiles whole, IReadOnlyList<TiffExtent>? header, RemoteOptions options)
{
    /// <summary>Reads <paramref name="part"/>.</summary>
    /// <exception cref="NuTonicException">NT1600..NT1602, NT1605..NT1607, NT13xx: it cannot be read.</exception>
    public async Task<RasterWindow> ReadAsync(WindowPart part, CancellationToken cancellationToken)
    {
        long pixels = (long)part.Window.Width * part.Window.Height * part.Bands.Length;
        CheckSize("pixels", pixels);
        if (header is not null && !whole.Knows(file))
        {
            List<ByteRange> needed = Needed(part, header);
            TiffExtent[] fetched = new TiffExtent[needed.Count];
            if (await FetchAsync(needed, fetched, cancellationToken))
            {
                using ExtentTiffSource parts = new(file.Name, ranges.Length, [.. header, .. fetched]);
                return Decode(parts, part) with { BytesFetched = fetched.Sum(extent => (long)extent.Bytes.Length) };
            }
        }

        using FileTiffSource local = FileTiffSource.Open(await whole.GetAsync(file, cancellationToken));
        if (ranges.Length != 0 && local.Length != ranges.Length)
        {
            throw file.Error(Errors.RemoteChanged, "length", ranges.Length, local.Length);
        }

        return Decode(local, part);
    }

    /// <summary>
    /// Fills <paramref name="fetched"/>; false when the server sent the whole file to one of the requests.
    /// </summary>
    private async Task<bool> FetchAsync(
        List<ByteRange> needed, TiffExtent[] fetched, CancellationToken cancellationToken)
    {
        bool isRefused = false;
        ParallelOptions parallel = new()
        {
            MaxDegreeOfParallelism = options.MaxParallel,
            CancellationToken = cancellationToken,
        };
        await Parallel.ForEachAsync(Enumerable.Range(0, needed.Count), parallel, async (i, token) =>
        {
            if (Volatile.Read(ref isRefused))
            {
                return;
            }

            if (await ranges.ReadAsync(needed[i], token) is { } extent)
            {
                fetched[i] = extent;
            }
            else
            {
                Volatile.Write(ref isRefused, true);
            }
        });
        return !isRefused;
    }

    private List<ByteRange> Needed(WindowPart part, IReadOnlyList<TiffExtent> held)
    {
        try
        {
            using RasterPyramid pyramid = RasterPyramid.Open(new ExtentTiffSource(file.Name, ranges.Length, held));
            RasterLevel level = pyramid.Levels[part.Level];
            TiffImage image = level.Image;
            HashSet<ByteRange> blocks = [];
            if (level.Mask is { } mask)
            {
                blocks.UnionWith(
                    mask.StoredRanges(0, part.Window).Select(block => new ByteRange(block.Offset, block.Count)));
            }

            foreach (int band in part.Bands)
            {
                blocks.UnionWith(
                    image.StoredRanges(band, part.Window).Select(block => new ByteRange(block.Offset, block.Count)));
            }

            List<ByteRange> needed = RangePlan.Create(blocks, held, options);
            CheckSize("stored bytes", needed.Sum(range => range.Length));
            return needed;
        }
        catch (NuTonicException error) when (error.Diagnostic.Code != Errors.RemoteWindowTooLarge.Code)
        {
            throw file.Unreadable(error);
        }
    }

    private RasterWindow Decode(TiffSource source, WindowPart part)
    {
        try
        {
            using RasterPyramid pyramid = RasterPyramid.Open(source);
            if (part.Level >= pyramid.Levels.Length || pyramid.Levels[part.Level].Grid != part.Grid)
            {
                throw file.Error(Errors.RemoteChanged, "size", part.Grid.WidthPx, pyramid.Levels[0].Grid.WidthPx);
            }

            return Decode(pyramid.Levels[part.Level], part);
        }
        catch (NuTonicException error) when (error.Diagnostic.Code.StartsWith("NT2", StringComparison.Ordinal))
        {
            throw file.Unreadable(error);
        }
    }

    private RasterWindow Decode(RasterLevel level, WindowPart part)
    {
        TiffImage image = level.Image;
        PixelWindow window = part.Window;
        long bandBytes = (long)window.Width * window.Height * image.SampleType.Bytes();
        CheckSize("bytes", bandBytes * part.Bands.Length);
        byte[] samples = new byte[bandBytes * part.Bands.Length];
        for (int i = 0; i < part.Bands.Length; i++)
        {
            image.ReadRaw(part.Bands[i], window, samples.AsSpan(i * (int)bandBytes, (int)bandBytes));
        }

        bool isAsStored = part.Bands.SequenceEqual(Enumerable.Range(0, image.BandCount));
        return new RasterWindow
        {
            Grid = new Grid(part.Grid.Crs, part.Grid.Transform.Shift(window.X, window.Y), window.Width, window.Height),
            SampleType = image.SampleType,
            BandCount = part.Bands.Length,
            Samples = samples,
            NoData = image.NoData,
            IsColor = isAsStored && image.Photometric is (2 or 6),
            HasAlpha = isAsStored && image.HasAlpha,
            Mask = level.Mask is { } mask ? Shown(mask, window) : null,
            Source = window,
            Level = part.Level,
        };
    }

    private static byte[] Shown(TiffImage mask, PixelWindow window)
    {
        byte[] shown = new byte[window.Width * window.Height];
        mask.ReadPixels(1, window, shown);
        for (int i = 0; i < shown.Length; i++)
        {
            shown[i] = shown[i] == 0 ? (byte)0 : byte.MaxValue;
        }

        return shown;
    }

    private void CheckSize(string what, long count)
    {
        if (count > options.MaxWindowBytes)
        {
            throw file.Error(
                Errors.RemoteWindowTooLarge,
                count.ToString(CultureInfo.InvariantCulture),
                what,
                options.MaxWindowBytes);
        }
    }
}
