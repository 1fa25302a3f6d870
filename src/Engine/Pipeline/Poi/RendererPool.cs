using System.Collections.Concurrent;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Pipeline.Poi;

/// <summary>Chip renderers with their scratch memory, one for each thread that is at work.</summary>
internal sealed class RendererPool(ResizeKernel kernel, StretchOptions stretch) : IDisposable
{
    private readonly ConcurrentBag<ChipRenderer> _idle = [];

    /// <summary>Takes a renderer; give it back with <see cref="Return"/>.</summary>
    public ChipRenderer Rent() =>
        _idle.TryTake(out ChipRenderer? renderer) ? renderer : new ChipRenderer(kernel, stretch);

    /// <summary>Gives a renderer back.</summary>
    public void Return(ChipRenderer renderer) => _idle.Add(renderer);

    /// <inheritdoc/>
    public void Dispose()
    {
        while (_idle.TryTake(out ChipRenderer? renderer))
        {
            renderer.Dispose();
        }
    }
}
