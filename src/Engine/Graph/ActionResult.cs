using System.Collections.Immutable;
using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Graph;

/// <summary>
/// What the action cache stores for a fingerprint: the payload and the digests of the outputs, in order.
/// </summary>
/// <param name="Payload">The node's small record.</param>
/// <param name="Contents">One digest per output.</param>
internal sealed record ActionResult(ReadOnlyMemory<byte> Payload, ImmutableArray<Digest> Contents)
{
    private const byte FormatVersion = 1;

    /// <summary>Packs the result.</summary>
    public byte[] Pack()
    {
        RecordWriter writer = new();
        writer.Byte(FormatVersion);
        writer.Bytes(Payload.Span);
        writer.Unsigned((ulong)Contents.Length);
        foreach (Digest digest in Contents)
        {
            writer.Hash(digest);
        }

        return writer.ToArray();
    }

    /// <summary>
    /// Reads a packed result; null when it is damaged, of another version, or has another number of outputs.
    /// </summary>
    public static ActionResult? Unpack(ReadOnlySpan<byte> bytes, int outputs)
    {
        try
        {
            RecordReader reader = new(bytes);
            if (reader.Byte() != FormatVersion)
            {
                return null;
            }

            byte[] payload = reader.Bytes().ToArray();
            if (reader.Count() != outputs)
            {
                return null;
            }

            ImmutableArray<Digest>.Builder contents = ImmutableArray.CreateBuilder<Digest>(outputs);
            for (int i = 0; i < outputs; i++)
            {
                contents.Add(reader.Hash());
            }

            return new ActionResult(payload, contents.MoveToImmutable());
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
