using System.Buffers;

namespace NuTonic.Engine.Patches;

/// <summary>Colours of one patch in pooled memory; whoever reads it disposes it.</summary>
internal sealed class PatchPixels : IDisposable
{
    private readonly byte[] _rgb;
    private readonly byte[] _isEmpty;
    private bool _isDisposed;

    /// <summary>Memory for a patch of <paramref name="sidePx"/> columns and rows; its content is not set.</summary>
    public PatchPixels(int sidePx)
    {
        SidePx = sidePx;
        _rgb = ArrayPool<byte>.Shared.Rent(checked(sidePx * sidePx * 3));
        _isEmpty = ArrayPool<byte>.Shared.Rent(sidePx * sidePx);
    }

    /// <summary>Columns and rows.</summary>
    public int SidePx { get; }

    /// <summary>Red, green, blue, row-major [side * side * 3].</summary>
    public Span<byte> Rgb => _rgb.AsSpan(0, SidePx * SidePx * 3);

    /// <summary>1 where nothing shows, else 0, row-major [side * side].</summary>
    public Span<byte> IsEmpty => _isEmpty.AsSpan(0, SidePx * SidePx);

    /// <summary>Pixels that show nothing.</summary>
    public int EmptyCount { get; set; }

    /// <summary>Share of the pixels that show nothing, 0 to 1.</summary>
    public double NoDataShare => EmptyCount / ((double)SidePx * SidePx);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            ArrayPool<byte>.Shared.Return(_rgb);
            ArrayPool<byte>.Shared.Return(_isEmpty);
        }
    }
}
