using System.IO.Hashing;
using System.Runtime.InteropServices;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Pipeline.Poi;

/// <summary>
/// Hashes the pixels of tiles, straight from a POI's planes. A tile's hash is made of the hashes of its pixel rows;
/// tiles below each other share most of their rows, so the rows of a column of tiles are hashed once.
/// </summary>
/// <remarks>
/// A tile that reaches over the edge hashes its pixels inside; the part outside is padding and follows from the sizes,
/// which are hashed too. Only the rows of the column last asked for are kept: ask column by column. Not thread-safe.
/// </remarks>
/// <param name="planes">The pixels.</param>
/// <param name="tilePx">Side of a tile.</param>
internal sealed class WindowHasher(Planes planes, int tilePx)
{
    private const int Bands = 3;

    private readonly Hash128[][] _rows =
    [
        .. Enumerable.Range(0, Bands + 1).Select(_ => new Hash128[planes.Grid.HeightPx]),
    ];
    private readonly bool[] _isHashed = new bool[planes.Grid.HeightPx];
    private int _column = -1;

    /// <summary>XxHash128 of the red, green and blue pixels of the tile at <paramref name="origin"/>.</summary>
    public Hash128 OfImagery(TileIndex origin) => Combine(origin, 0, Bands);

    /// <summary>XxHash128 of the label pixels of the tile at <paramref name="origin"/>.</summary>
    public Hash128 OfLabel(TileIndex origin) => Combine(origin, Bands, 1);

    private Hash128 Combine(TileIndex origin, int firstPlane, int count)
    {
        int width = Math.Min(tilePx, planes.Grid.WidthPx - origin.Column);
        int height = Math.Min(tilePx, planes.Grid.HeightPx - origin.Row);
        HashRows(origin, width, height);
        XxHash128 hash = new();
        ReadOnlySpan<int> sizes = [tilePx, width, height];
        hash.Append(MemoryMarshal.AsBytes(sizes));
        for (int plane = firstPlane; plane < firstPlane + count; plane++)
        {
            hash.Append(MemoryMarshal.AsBytes(_rows[plane].AsSpan(origin.Row, height)));
        }

        return Hash128.Of(hash);
    }

    private void HashRows(TileIndex origin, int width, int height)
    {
        if (_column != origin.Column)
        {
            _column = origin.Column;
            Array.Clear(_isHashed);
        }

        for (int row = origin.Row; row < origin.Row + height; row++)
        {
            if (!_isHashed[row])
            {
                _isHashed[row] = true;
                int start = (row * planes.Grid.WidthPx) + origin.Column;
                for (int band = 0; band < Bands; band++)
                {
                    _rows[band][row] = Hash128.Of(
                        MemoryMarshal.AsBytes(planes.Band(band).Slice(start, width)));
                }

                _rows[Bands][row] = Hash128.Of(planes.Label.Slice(start, width));
            }
        }
    }
}
