using NuTonic.Engine.Draws;

namespace NuTonic.Engine.Templates;

/// <summary>Which variants a text gets: a pure function of what names the text.</summary>
internal readonly struct PromptSeed
{
    private readonly ulong _state;

    private PromptSeed(ulong state) => _state = state;

    /// <summary>Seed of the text that <paramref name="material"/> names: the first 8 bytes of its SHA-256.</summary>
    public static PromptSeed Of(string material) => new(StableHash.Of(material));

    /// <summary>
    /// A number in 0..<paramref name="count"/>-1. Each ordinal draws on its own, so that a variant added to one section
    /// does not change the choice in another.
    /// </summary>
    public int Pick(int ordinal, int count) => (int)(Mix(_state, (ulong)ordinal + 1) % (ulong)count);

    // The output function of SplitMix64, https://prng.di.unimi.it/splitmix64.c (public domain).
    private static ulong Mix(ulong state, ulong step)
    {
        ulong z = unchecked(state + (step * 0x9E3779B97F4A7C15));
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EB);
        return z ^ (z >> 31);
    }
}
