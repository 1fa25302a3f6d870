using System.Buffers;
using System.Collections.Immutable;
using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.Pipeline.Poi;

/// <summary>A POI's warped pixels, row-major on its grid. Owns rented memory.</summary>
internal sealed class Planes : IDisposable
{
    private readonly float[][] _bands;
    private readonly byte[] _label;
    private readonly byte[] _imagery;
    private readonly byte[]? _scene;

    /// <summary>Rents planes for <paramref name="grid"/>; their content is undefined.</summary>
    /// <param name="grid">The POI's grid.</param>
    /// <param name="hasSceneClasses">Whether there is one of scene classes.</param>
    public Planes(Grid grid, bool hasSceneClasses = false)
    {
        Grid = grid;
        Length = checked(grid.WidthPx * grid.HeightPx);
        _bands = [Rent<float>(), Rent<float>(), Rent<float>()];
        _label = Rent<byte>();
        _imagery = Rent<byte>();
        _scene = hasSceneClasses ? Rent<byte>() : null;
    }

    /// <summary>The POI's grid.</summary>
    public Grid Grid { get; }

    /// <summary>Pixels of a plane.</summary>
    public int Length { get; }

    /// <summary>Grid of the label raster; null for made-up labels.</summary>
    public Grid? LabelGrid { get; set; }

    /// <summary>Label values outside 0..8 that were turned into no data, ascending.</summary>
    public ImmutableArray<float> DiscardedCodes { get; set; } = [];

    /// <summary>Pixels that had such a value.</summary>
    public long DiscardedPx { get; set; }

    /// <summary>Class ids, 255 for no data.</summary>
    public Span<byte> Label => _label.AsSpan(0, Length);

    /// <summary>255 where a band has no value, 0 elsewhere: counted like a label.</summary>
    public Span<byte> MissingImagery => _imagery.AsSpan(0, Length);

    /// <summary>Codes of the scene classification, 255 where it has none.</summary>
    public Span<byte> SceneClasses => _scene.AsSpan(0, HasSceneClasses ? Length : 0);

    /// <summary>Whether the POI has a scene classification.</summary>
    public bool HasSceneClasses => _scene is not null;

    /// <summary>Band 0 red, 1 green, 2 blue; NaN for no data.</summary>
    public Span<float> Band(int index) => _bands[index].AsSpan(0, Length);

    /// <summary>The same as memory that a callee may keep for the length of a call.</summary>
    public Memory<float> BandMemory(int index) => _bands[index].AsMemory(0, Length);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (float[] band in _bands)
        {
            ArrayPool<float>.Shared.Return(band);
        }

        ArrayPool<byte>.Shared.Return(_label);
        ArrayPool<byte>.Shared.Return(_imagery);
        if (_scene is not null)
        {
            ArrayPool<byte>.Shared.Return(_scene);
        }
    }

    private T[] Rent<T>() => ArrayPool<T>.Shared.Rent(Length);
}
