using System.Buffers;
using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Graph;

/// <summary>
/// How the manifest of one node changed since the last build. A changed option changes all nodes of a kind in the same
/// way, so the earlier manifest of the next node can be written down from its present one; its hash tells whether that
/// is what it was.
/// </summary>
internal sealed class ManifestPattern
{
    private readonly List<PatternField> _fields;

    private ManifestPattern(List<PatternField> fields)
    {
        _fields = fields;
    }

    /// <summary>
    /// The change from <paramref name="old"/> to <paramref name="now"/>; null when one of them is damaged.
    /// </summary>
    public static ManifestPattern? Between(ReadOnlySpan<byte> old, ReadOnlySpan<byte> now)
    {
        if (!old.StartsWith(Manifest.Signature) || !now.StartsWith(Manifest.Signature))
        {
            return null;
        }

        List<PatternField> fields = [];
        ReadOnlySpan<byte> rest = old[Manifest.Signature.Length..];
        ReadOnlySpan<byte> next = now[Manifest.Signature.Length..];
        while (!rest.IsEmpty)
        {
            if (!Manifest.TryMeasureField(rest, out int head, out int length))
            {
                return null;
            }

            ReadOnlySpan<byte> field = rest[..length];
            bool isCarried = TryFind(now, ref next, field[..head], out ReadOnlySpan<byte> same)
                && same.SequenceEqual(field);
            fields.Add(new PatternField(field.ToArray(), head, isCarried));
            rest = rest[length..];
        }

        return new ManifestPattern(fields);
    }

    /// <summary>
    /// The manifest with <paramref name="fingerprint"/>, if it differs from <paramref name="now"/> as
    /// this pattern says; else null.
    /// </summary>
    public byte[]? Undo(ReadOnlySpan<byte> now, in Digest fingerprint)
    {
        ArrayBufferWriter<byte> earlier = new(now.Length + 64);
        earlier.Write(Manifest.Signature);
        ReadOnlySpan<byte> next = now[Manifest.Signature.Length..];
        foreach ((byte[] bytes, int head, bool isCarried) in _fields)
        {
            if (!isCarried)
            {
                earlier.Write(bytes);
            }
            else if (TryFind(now, ref next, bytes.AsSpan(0, head), out ReadOnlySpan<byte> field))
            {
                earlier.Write(field);
            }
            else
            {
                return null;
            }
        }

        return Digest.Of(earlier.WrittenSpan) == fingerprint ? earlier.WrittenSpan.ToArray() : null;
    }

    // Fields mostly have the same order on both sides: the search goes on behind the last field found, once around.
    private static bool TryFind(
        ReadOnlySpan<byte> all, ref ReadOnlySpan<byte> next, ReadOnlySpan<byte> head, out ReadOnlySpan<byte> field)
    {
        ReadOnlySpan<byte> rest = next;
        for (int round = 0; round < 2; round++)
        {
            while (Manifest.TryMeasureField(rest, out int headLength, out int length))
            {
                field = rest[..length];
                rest = rest[length..];
                if (field[..headLength].SequenceEqual(head))
                {
                    next = rest;
                    return true;
                }
            }

            rest = all[Manifest.Signature.Length..];
        }

        field = default;
        return false;
    }

    /// <summary>A field of the earlier manifest.</summary>
    /// <param name="Bytes">All of it.</param>
    /// <param name="Head">Bytes before its value.</param>
    /// <param name="IsCarried">Whether the present manifest has the same one.</param>
    private sealed record PatternField(byte[] Bytes, int Head, bool IsCarried);
}
