using System.Buffers;

namespace NuTonic.Engine.Regions;

/// <summary>Rented memory of one search: runs, components, and the order of the kept ones.</summary>
internal readonly struct RegionScratch : IDisposable
{
    /// <summary>Room for <paramref name="pixels"/> runs: the most that a mask can fall into.</summary>
    public RegionScratch(int pixels)
    {
        Starts = ArrayPool<int>.Shared.Rent(pixels + 1);
        Parents = ArrayPool<int>.Shared.Rent(pixels);
        Components = ArrayPool<Component>.Shared.Rent(pixels);
        Order = ArrayPool<ulong>.Shared.Rent(pixels);
    }

    /// <summary>First pixel of every run in raster order; a run ends where the next one starts.</summary>
    public int[] Starts { get; }

    /// <summary>An earlier run of the same component or the run itself; later the component's number.</summary>
    public int[] Parents { get; }

    /// <summary>Components in the order of their first pixels.</summary>
    public Component[] Components { get; }

    /// <summary>Sort keys of the kept components.</summary>
    public ulong[] Order { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(Starts);
        ArrayPool<int>.Shared.Return(Parents);
        ArrayPool<Component>.Shared.Return(Components);
        ArrayPool<ulong>.Shared.Return(Order);
    }

    /// <summary>Sample value, area and half-open box, gathered run by run.</summary>
    internal struct Component
    {
        public int Value;
        public int AreaPx;
        public int Left;
        public int Top;
        public int Right;
        public int Bottom;
    }
}
