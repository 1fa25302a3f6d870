using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Imaging.Tiff;
using NuTonic.Engine.Network;
using NuTonic.Engine.Raster;

namespace NuTonic.Engine.Remote;

/// <summary>
/// Fetches what tells where the pixels of a raster lie. The reader of directories runs on what is at hand; where it
/// lacks bytes, they are fetched and it runs again. Where the parts of a head lie is nothing that has to be guessed so,
/// and a file that is not cloud optimised only takes more requests.
/// </summary>
/// <param name="ranges">The file.</param>
/// <param name="file">The same, for messages.</param>
/// <param name="options">Limits.</param>
internal sealed class RemoteHeader(RangeReader ranges, RemoteFile file, RemoteOptions options)
{
    private readonly List<TiffExtent> _extents = [];

    /// <summary>
    /// The runs of bytes that hold all of the file but its pixels; null when the server answers no ranges.
    /// </summary>
    /// <exception cref="NuTonicException">NT1600..NT1603, NT1606, NT1607, NT13xx: it cannot be read.</exception>
    public async Task<IReadOnlyList<TiffExtent>?> ReadAsync(CancellationToken cancellationToken)
    {
        ByteRange? missing = new ByteRange(0, options.HeaderBytes);
        for (int round = 0; missing is { } range; round++)
        {
            CheckLimits(round, range);
            if (await ranges.ReadAsync(range, cancellationToken) is not { } extent)
            {
                return null;
            }

            _extents.Add(extent);
            missing = FindMissing();
        }

        return _extents;
    }

    private ByteRange? FindMissing()
    {
        try
        {
            using RasterPyramid pyramid = RasterPyramid.Open(new ExtentTiffSource(file.Name, ranges.Length, _extents));
            return null;
        }
        catch (MissingBytesException missing)
        {
            return WithReadAhead(missing);
        }
        catch (NuTonicException error)
        {
            throw file.Unreadable(error);
        }
    }

    /// <summary>What is missing and some more, up to what is held already: tags lie side by side.</summary>
    private ByteRange WithReadAhead(MissingBytesException missing)
    {
        long end = Math.Min(ranges.Length, missing.Offset + Math.Max(missing.Count, options.HeaderBytes));
        foreach (TiffExtent extent in _extents.Where(extent => extent.Offset > missing.Offset))
        {
            end = Math.Min(end, extent.Offset);
        }

        return new ByteRange(missing.Offset, end - missing.Offset);
    }

    private void CheckLimits(int round, ByteRange range)
    {
        if (round == options.MaxHeaderRounds)
        {
            throw file.Error(Errors.RemoteHeaderTooLong, "the number of requests", "more", options.MaxHeaderRounds);
        }

        long bytes = _extents.Sum(extent => (long)extent.Bytes.Length) + range.Length;
        if (bytes > options.MaxHeaderBytes)
        {
            throw file.Error(Errors.RemoteHeaderTooLong, "the number of bytes", bytes, options.MaxHeaderBytes);
        }
    }
}
