using System.Text;
using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Graph.Archive;

/// <summary>
/// Results and their contents in one tar archive, to be moved to another cache. Entries ascend by name, ordinally:
/// <c>FORMAT</c>, <c>contents/DIGEST</c>, <c>results/FINGERPRINT</c>, <c>total</c>. A content's name is the SHA-256 of
/// its bytes; a result holds the material that its name is the SHA-256 of, and ends with the SHA-256 of itself. So
/// every entry shows by itself whether it is whole.
/// </summary>
internal static class CacheArchive
{
    /// <summary>Name of the first entry.</summary>
    public const string FormatName = "FORMAT";

    /// <summary>Name of the last entry, which says that nothing is missing.</summary>
    public const string TotalName = "total";

    /// <summary>Start of the names of contents.</summary>
    public const string ContentPrefix = "contents/";

    /// <summary>Start of the names of results.</summary>
    public const string ResultPrefix = "results/";

    /// <summary>Largest entry: far above what a build makes, and small enough to be held.</summary>
    public const int MaxEntryBytes = 1 << 30;

    private const byte ResultVersion = 1;

    /// <summary>Bytes of the first entry.</summary>
    public static ReadOnlySpan<byte> Format => "NuTonic cache archive 1\n"u8;

    /// <summary>Bytes of the last entry.</summary>
    public static byte[] Total(int contents, int results) =>
        Encoding.ASCII.GetBytes(FormattableString.Invariant($"contents {contents}\nresults {results}\n"));

    /// <summary>The digest in a name that starts with <paramref name="prefix"/>; false for any other name.</summary>
    public static bool TryParseName(string name, string prefix, out Digest digest)
    {
        digest = default;
        return name.StartsWith(prefix, StringComparison.Ordinal)
            && Digest.TryParse(name.AsSpan(prefix.Length), out digest)
            && name.AsSpan(prefix.Length).SequenceEqual(digest.ToString());
    }

    /// <summary>Packs a result. Its cost stays out: it is another one on each machine.</summary>
    public static byte[] Pack(ActionRecord record)
    {
        RecordWriter writer = new();
        writer.Byte(ResultVersion);
        writer.Text(record.Kind);
        writer.Bytes(record.KeyMaterial.Span);
        writer.Bytes(record.Result.Span);
        writer.Unsigned((ulong)record.Contents.Length);
        foreach (Digest content in record.Contents)
        {
            writer.Hash(content);
        }

        writer.Hash(Digest.Of(writer.ToArray()));
        return writer.ToArray();
    }

    /// <summary>Reads a packed result; null when it is not whole or its key is not <paramref name="key"/>.</summary>
    public static ActionRecord? Unpack(ReadOnlySpan<byte> bytes, in Digest key)
    {
        if (bytes.Length < Digest.Length
            || Digest.Of(bytes[..^Digest.Length]) != Digest.FromBytes(bytes[^Digest.Length..]))
        {
            return null;
        }

        try
        {
            RecordReader reader = new(bytes[..^Digest.Length]);
            if (reader.Byte() != ResultVersion)
            {
                return null;
            }

            string kind = reader.Text();
            byte[] material = reader.Bytes().ToArray();
            byte[] result = reader.Bytes().ToArray();
            Digest[] contents = new Digest[reader.Count()];
            for (int i = 0; i < contents.Length; i++)
            {
                contents[i] = reader.Hash();
            }

            return reader.IsAtEnd && Digest.Of(material) == key
                ? new ActionRecord(key, kind, material, result, [.. contents], 0)
                {
                    Family = Manifest.FamilyOf(material),
                }
                : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
