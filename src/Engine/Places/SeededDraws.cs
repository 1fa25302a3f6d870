using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace NuTonic.Engine.Places;

/// <summary>
/// Random numbers that a text decides on: SplitMix64, seeded with the first 8 bytes of the text's SHA-256.
/// </summary>
/// <seealso href="https://prng.di.unimi.it/splitmix64.c">SplitMix64 (public domain)</seealso>
internal struct SeededDraws
{
    private const ulong Step = 0x9E3779B97F4A7C15;

    private ulong _state;

    private SeededDraws(ulong state) => _state = state;

    /// <summary>Draws that <paramref name="material"/> names.</summary>
    public static SeededDraws Of(string material)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(material), hash);
        return new SeededDraws(BinaryPrimitives.ReadUInt64BigEndian(hash));
    }

    /// <summary>64 mixed bits of <paramref name="value"/>.</summary>
    public static ulong Mix(ulong value)
    {
        ulong z = unchecked(value + Step);
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EB);
        return z ^ (z >> 31);
    }

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        ulong drawn = Mix(_state);
        _state = unchecked(_state + Step);
        return drawn;
    }

    /// <summary>The next number in 0..1, exclusive of 1, of 53 bits.</summary>
    public double NextUnit() => (Next() >> 11) * (1.0 / (1L << 53));
}
