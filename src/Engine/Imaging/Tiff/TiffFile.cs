using System.Collections.Immutable;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Imaging.Tiff;

/// <summary>
/// A TIFF held open for reading windows. Directories are read and checked when it is opened; samples are read block by
/// block when asked for, and the last 32 MiB of decoded blocks are kept. Not for several threads at once: open the file
/// once in each.
/// </summary>
internal sealed class TiffFile : IDisposable
{
    private const long CacheBytes = 32L << 20;
    private const ulong ReducedResolution = 1;
    private const ulong Mask = 4;
    private const int FirstMaskNumber = -1;

    private readonly TiffSource _source;
    private readonly BlockCache _cache = new(CacheBytes);
    private readonly List<TiffDirectory> _masks = [];

    private TiffFile(TiffSource source)
    {
        _source = source;
        List<TiffDirectory> directories = TiffDirectoryReader.ReadAll(source);
        CheckPages(directories);
        var main = new TiffImage(directories[0], _cache, 0);
        ImmutableArray<TiffImage>.Builder images = ImmutableArray.CreateBuilder<TiffImage>();
        images.Add(main);
        foreach (TiffDirectory directory in directories.Skip(1))
        {
            ulong kind = directory.UInt(TiffTags.NewSubfileType, 0);
            if ((kind & Mask) != 0)
            {
                _masks.Add(directory);
            }

            if ((kind & ReducedResolution) == 0 || (kind & Mask) != 0)
            {
                continue;
            }

            var image = new TiffImage(directory, _cache, images.Count);
            if (IsOverview(image, main))
            {
                images.Add(image);
            }
        }

        Images = images.ToImmutable();
    }

    /// <summary>
    /// First the image in full resolution, then its overviews in file order. Masks and further pages are left out.
    /// </summary>
    public ImmutableArray<TiffImage> Images { get; }

    /// <summary>Opens <paramref name="path"/>; reads directories only.</summary>
    /// <exception cref="NuTonicException">NT2100..NT2105: unreadable, not a TIFF, damaged,
    /// not supported, too large.</exception>
    public static TiffFile Open(string path) => Open(FileTiffSource.Open(path));

    /// <summary>
    /// Opens a TIFF that lies in <paramref name="source"/>, which it takes over; reads directories only.
    /// </summary>
    /// <exception cref="NuTonicException">NT2100..NT2105: unreadable, not a TIFF, damaged,
    /// not supported, too large.</exception>
    /// <exception cref="MissingBytesException">The source lacks bytes of a directory.</exception>
    public static TiffFile Open(TiffSource source)
    {
        try
        {
            return new TiffFile(source);
        }
        catch (Exception e) when (e is NuTonicException or MissingBytesException)
        {
            source.Dispose();
            throw;
        }
    }

    /// <summary>
    /// The mask of the full resolution: one band of bytes as large as the first image, 0 where that shows nothing; null
    /// when the file has none. Read only when asked for, so that a mask nobody needs cannot fail.
    /// </summary>
    /// <exception cref="NuTonicException">NT2102..NT2105: damaged, not supported, too large.</exception>
    public TiffImage? OpenMask() => OpenMask(Images[0]);

    /// <summary>As <see cref="OpenMask()"/>, for any of <see cref="Images"/>.</summary>
    /// <exception cref="NuTonicException">NT2102..NT2105: damaged, not supported, too large.</exception>
    public TiffImage? OpenMask(TiffImage image)
    {
        ulong kind = image == Images[0] ? 0 : ReducedResolution;
        for (int i = 0; i < _masks.Count; i++)
        {
            // The key of a block in the cache is the image's number: masks take some that no overview gets.
            if ((_masks[i].UInt(TiffTags.NewSubfileType, 0) & ReducedResolution) == kind
                && new TiffImage(_masks[i], _cache, FirstMaskNumber - i) is var mask && IsMask(mask, image))
            {
                return mask;
            }
        }

        return null;
    }

    /// <summary>Keeps at least <paramref name="bytes"/> of decoded blocks from now on.</summary>
    public void Keep(long bytes) => _cache.Grow(bytes);

    /// <inheritdoc/>
    public void Dispose()
    {
        _cache.Dispose();
        _source.Dispose();
    }

    /// <summary>A thumbnail is marked like an overview but has other bands or samples.</summary>
    private static bool IsOverview(TiffImage image, TiffImage main) =>
        image.BandCount == main.BandCount && image.SampleType == main.SampleType
        && image.WidthPx <= main.WidthPx && image.HeightPx <= main.HeightPx;

    private static bool IsMask(TiffImage image, TiffImage main) =>
        image is { BandCount: 1, SampleType: SampleType.UInt8 }
        && image.WidthPx == main.WidthPx && image.HeightPx == main.HeightPx;

    /// <summary>
    /// Pages that say their number must come in its order: else which one is first is anybody's guess.
    /// </summary>
    private void CheckPages(List<TiffDirectory> directories)
    {
        long last = -1;
        foreach (TiffDirectory directory in directories.Where(d => d.Has(TiffTags.PageNumber)))
        {
            long page = (long)directory.UInt(TiffTags.PageNumber);
            if (page < last)
            {
                throw _source.Corrupt($"its page {page} comes after page {last}");
            }

            last = page;
        }
    }
}
