using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Imaging;

namespace NuTonic.Engine.Remote;

/// <summary>
/// Reads classes where the tiles of a collection meet. Tiles on one lattice are put together pixel by pixel; of tiles
/// that do not fit (neighbour UTM zones), those that cover most of the ground are taken. Nothing is warped here.
/// </summary>
internal static class ClassMosaic
{
    /// <summary>The classes of the ground of <paramref name="request"/>, always in full resolution.</summary>
    /// <param name="rasters">At least one; where two show the same ground the first that knows a class counts.</param>
    /// <param name="request">What is wanted; the first of its bands, or band 0, has the codes.</param>
    /// <param name="table">256 entries: code of label.tif by code of the rasters.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="NuTonicException">NT1604: none shows the ground. NT1608: no codes.
    /// Or as for one raster.</exception>
    public static async Task<ClassWindow> ReadAsync(
        IReadOnlyList<RemoteRaster> rasters,
        WindowRequest request,
        ReadOnlyMemory<byte> table,
        CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfZero(rasters.Count);
        RemoteRaster[] near = [.. rasters.Where(raster => raster.Touches(request.Target))];
        if (near.Length == 0)
        {
            Grid grid = rasters[0].Grid;
            throw rasters[0].File.Error(Errors.RemoteElsewhere, grid.Crs, grid.WidthPx, grid.HeightPx);
        }

        (List<RemoteRaster> used, double share) = Choose(near, request.Target);
        WindowRequest one = request with
        {
            ResolutionMeters = null,
            Bands = [request.Bands.Count > 0 ? request.Bands[0] : 0],
        };
        RasterWindow[] windows = new RasterWindow[used.Count];
        for (int i = 0; i < windows.Length; i++)
        {
            RasterWindow codes = await used[i].ReadAsync(one, cancellationToken);
            windows[i] = ClassCodes.Apply(codes, table.Span, used[i].File);
        }

        return new ClassWindow(
            windows.Length == 1 ? windows[0] : Combine(windows),
            share,
            [.. used.Select(raster => raster.File)],
            [.. near.Except(used).Select(raster => raster.File)]);
    }

    /// <summary>
    /// Puts windows of one lattice together; pixels that none has, or all of them leave open, are 255.
    /// </summary>
    /// <param name="windows">One band of bytes each; at least one.</param>
    internal static RasterWindow Combine(IReadOnlyList<RasterWindow> windows)
    {
        Grid first = windows[0].Grid;
        PixelWindow[] places = [.. windows.Select(window => Place(first, window.Grid))];
        int left = places.Min(place => place.X);
        int top = places.Min(place => place.Y);
        int width = places.Max(place => place.X + place.Width) - left;
        int height = places.Max(place => place.Y + place.Height) - top;
        byte[] codes = new byte[checked(width * height)];
        codes.AsSpan().Fill(ClassCodes.NoData);
        for (int i = 0; i < places.Length; i++)
        {
            PixelWindow place = places[i];
            for (int row = 0; row < place.Height; row++)
            {
                Span<byte> target = codes.AsSpan(((place.Y - top + row) * width) + place.X - left, place.Width);
                FillOpen(windows[i].Samples.AsSpan(row * place.Width, place.Width), target);
            }
        }

        return windows[0] with
        {
            Grid = new Grid(first.Crs, first.Transform.Shift(left, top), width, height),
            Samples = codes,
            Source = default,
            BytesFetched = windows.Sum(window => window.BytesFetched),
            FileBytes = windows.Sum(window => window.FileBytes),
        };
    }

    private static PixelWindow Place(Grid first, Grid grid)
    {
        (int columns, int rows) = Lattice.Offset(first, grid)
            ?? throw new ArgumentException("windows of several lattices");
        return new PixelWindow(columns, rows, grid.WidthPx, grid.HeightPx);
    }

    private static void FillOpen(ReadOnlySpan<byte> source, Span<byte> target)
    {
        for (int i = 0; i < target.Length; i++)
        {
            target[i] = target[i] == ClassCodes.NoData ? source[i] : target[i];
        }
    }

    private static (List<RemoteRaster> Rasters, double Share) Choose(RemoteRaster[] near, Grid target)
    {
        List<List<RemoteRaster>> groups = [];
        foreach (RemoteRaster raster in near)
        {
            List<RemoteRaster>? group = groups.Find(group => Lattice.Offset(group[0].Grid, raster.Grid) is not null);
            if (group is null)
            {
                groups.Add([raster]);
            }
            else
            {
                group.Add(raster);
            }
        }

        // Of groups that cover the same the first counts, so that the order given decides.
        return groups
            .Select(group => (Rasters: group, Share: Coverage.Share(group.Select(raster => raster.Grid), target)))
            .Aggregate((best, other) => other.Share > best.Share ? other : best);
    }
}
