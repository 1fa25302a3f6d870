using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace NuTonic.Engine.Cache;

/// <summary>Digests one behind the other, as a row of the index and the key of a file of parts hold them.</summary>
internal static class DigestList
{
    // Hashing a few at once costs less than one by one.
    private const int PieceBytes = 64 * Digest.Length;

    /// <summary>Packs <paramref name="digests"/>.</summary>
    public static byte[] Pack(ImmutableArray<Digest> digests)
    {
        byte[] packed = new byte[digests.Length * Digest.Length];
        for (int i = 0; i < digests.Length; i++)
        {
            digests[i].CopyTo(packed.AsSpan(i * Digest.Length));
        }

        return packed;
    }

    /// <summary>SHA-256 of <paramref name="digests"/> one behind the other, of which there may be millions.</summary>
    public static Digest Hash(IEnumerable<Digest> digests)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> piece = stackalloc byte[PieceBytes];
        int held = 0;
        foreach (Digest digest in digests)
        {
            if (held == piece.Length)
            {
                hash.AppendData(piece);
                held = 0;
            }

            digest.CopyTo(piece[held..]);
            held += Digest.Length;
        }

        hash.AppendData(piece[..held]);
        return Digest.FromBytes(hash.GetHashAndReset());
    }

    /// <summary>Unpacks them; bytes behind the last whole digest are left out.</summary>
    public static ImmutableArray<Digest> Unpack(ReadOnlySpan<byte> packed)
    {
        var digests = new Digest[packed.Length / Digest.Length];
        for (int i = 0; i < digests.Length; i++)
        {
            digests[i] = Digest.FromBytes(packed.Slice(i * Digest.Length, Digest.Length));
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(digests);
    }
}
