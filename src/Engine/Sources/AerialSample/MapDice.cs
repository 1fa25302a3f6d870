namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>A stream of random numbers.</summary>
/// <param name="seed">Where it starts.</param>
internal sealed class MapDice(ulong seed)
{
    private ulong _count;

    /// <summary>64 random bits.</summary>
    public ulong Bits() => SampleHash.Mix(seed + (_count++ * 0x9E3779B97F4A7C15));

    /// <summary>A number from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public double Between(double least, double most) => least + ((most - least) * SampleHash.Unit(Bits()));

    /// <summary>True in that share of all throws.</summary>
    public bool Chance(double share) => SampleHash.Unit(Bits()) < share;

    /// <summary>One of several values.</summary>
    public T Pick<T>(ReadOnlySpan<T> values) => values[(int)(Bits() % (ulong)values.Length)];
}
