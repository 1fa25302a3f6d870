using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Imaging;

namespace NuTonic.Engine.Raster;

/// <summary>
/// Chunks, source windows and kernel scales as the reference's library chooses them. Its choices are accidents of
/// memory and of bounding boxes, but they show in the pixels of neighbour zones, so they are repeated step by step.
/// </summary>
internal sealed class ReferenceChunks
{
    private const double MemoryLimitBytes = 64 * 1024 * 1024;
    private const double MinFillRatio = 0.5;
    private const int MinSplitPx = 100;

    private readonly PixelMap _map;
    private readonly Grid _source;
    private readonly WarpWork _work;
    private readonly List<WarpChunk> _chunks = [];

    private ReferenceChunks(PixelMap map, Grid source, WarpWork work)
    {
        _map = map;
        _source = source;
        _work = work;
    }

    /// <summary>The chunks of a whole destination; none where the source does not reach.</summary>
    public static List<WarpChunk> Split(PixelMap map, Grid source, Grid destination, WarpWork work)
    {
        var chunks = new ReferenceChunks(map, source, work);
        chunks.Add(new PixelWindow(0, 0, destination.WidthPx, destination.HeightPx));
        return chunks._chunks;
    }

    private void Add(PixelWindow destination)
    {
        SourceBounds bounds = SourceBounds.OfEdge(_map, destination);
        bool overlaps = bounds.Right > 0 && bounds.Bottom > 0
            && bounds.Left < _source.WidthPx && bounds.Top < _source.HeightPx;
        if (!overlaps)
        {
            return;
        }

        var x = ReferenceAxis.Create(bounds.Left, bounds.Right, _source.WidthPx, destination.Width, _work.Radius);
        var y = ReferenceAxis.Create(bounds.Top, bounds.Bottom, _source.HeightPx, destination.Height, _work.Radius);
        double sourcePx = (double)x.Size * y.Size;
        double bytes = (_work.SourceBits / 8.0 * sourcePx)
            + (_work.DestinationBits / 8.0 * destination.Width * destination.Height);
        double fill = sourcePx / Math.Max(1, x.Reach * y.Reach);
        bool isSparse = fill is > 0 and < MinFillRatio && Math.Max(destination.Width, destination.Height) > MinSplitPx;
        if ((bytes > MemoryLimitBytes || isSparse) && Math.Max(destination.Width, destination.Height) > 1)
        {
            AddHalves(destination);
        }
        else if (sourcePx > 0)
        {
            var window = new PixelWindow(x.Offset, y.Offset, x.Size, y.Size);
            _chunks.Add(new WarpChunk(destination, window, x.Scale, y.Scale));
        }
    }

    private void AddHalves(PixelWindow whole)
    {
        if (whole.Width > whole.Height)
        {
            int half = whole.Width / 2;
            Add(whole with { Width = half });
            Add(whole with { X = whole.X + half, Width = whole.Width - half });
            return;
        }

        int upper = whole.Height / 2;
        Add(whole with { Height = upper });
        Add(whole with { Y = whole.Y + upper, Height = whole.Height - upper });
    }
}
