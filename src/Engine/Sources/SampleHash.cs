namespace NuTonic.Engine.Sources;

/// <summary>Stateless random numbers: integers in, well mixed integers out, the same on any machine.</summary>
/// <seealso href="https://doi.org/10.1145/2714064.2660195">Steele, Lea, Flood (2014):
/// the SplitMix64 finaliser</seealso>
internal static class SampleHash
{
    /// <summary>64 mixed bits.</summary>
    public static ulong Mix(ulong value)
    {
        ulong z = value + 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>64 mixed bits for a point of a lattice.</summary>
    public static ulong At(ulong seed, int x, int y) => Mix(seed ^ Mix(((ulong)(uint)y << 32) | (uint)x));

    /// <summary>0..1, exclusive of 1, from the upper bits of <paramref name="bits"/>.</summary>
    public static float Unit(ulong bits) => (bits >> 40) * (1f / (1 << 24));
}
