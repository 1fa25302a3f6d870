namespace NuTonic.Engine.Tests.Rows;

/// <summary>SplitMix64: the same numbers everywhere for one seed.</summary>
internal sealed class TestRandom(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A number in low..high-1.</summary>
    public int Next(int low, int high)
    {
        _state = unchecked(_state + 0x9E3779B97F4A7C15);
        ulong z = unchecked((_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EB);
        return low + (int)((z ^ (z >> 31)) % (ulong)(high - low));
    }
}
