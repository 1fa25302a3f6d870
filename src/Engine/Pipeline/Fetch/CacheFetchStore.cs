using System.Diagnostics.CodeAnalysis;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Network;

namespace NuTonic.Engine.Pipeline.Fetch;

/// <summary>
/// Keeps what was fetched in the cache, as an action without inputs of ours: what was asked is the key, the bytes are a
/// content, the provenance is the result. It so moves with the cache, is pruned with it,
/// and is verified when it is read.
/// </summary>
/// <param name="actions">Key to provenance.</param>
/// <param name="contents">The bytes.</param>
internal sealed class CacheFetchStore(IActionCache actions, IContentStore contents) : IFetchStore
{
    /// <summary>Kind of the actions.</summary>
    public const string Kind = "fetch";

    private const byte FormatVersion = 1;

    // Of no use as a measure of time, but pruning so takes what can be computed before what has to be asked for.
    private const long CostMicroseconds = 60_000_000;

    /// <inheritdoc/>
    public bool TryGet(Digest key, [NotNullWhen(true)] out StoredFetch? stored)
    {
        stored = null;
        if (actions.TryGet(key, out ActionRecord? action)
            && action.Contents.Length == 1
            && Unpack(action.Result.Span) is { } provenance
            && contents.TryRead(action.Contents[0], out byte[]? content))
        {
            stored = new StoredFetch(content, provenance);
        }

        return stored is not null;
    }

    /// <inheritdoc/>
    public void Put(ReadOnlySpan<byte> keyMaterial, StoredFetch stored)
    {
        Digest content = contents.Put(stored.Content.Span);
        actions.Put(new ActionRecord(
            Digest.Of(keyMaterial), Kind, keyMaterial.ToArray(), Pack(stored.Provenance), [content], CostMicroseconds));
        actions.Flush();
    }

    private static byte[] Pack(Provenance provenance)
    {
        RecordWriter writer = new();
        writer.Byte(FormatVersion);
        writer.Text(provenance.Address.AbsoluteUri);
        writer.Signed(provenance.FetchedAt.UtcTicks);
        writer.Signed(provenance.Status);
        writer.OptionalText(provenance.MediaType);
        writer.OptionalText(provenance.ETag);
        writer.Flag(provenance.LastModified is not null);
        writer.Signed(provenance.LastModified?.UtcTicks ?? 0);
        writer.Signed(provenance.BytesReceived);
        writer.Signed(provenance.TotalLength ?? -1);
        writer.Unsigned((ulong)provenance.Headers.Count);
        foreach ((string name, string value) in provenance.Headers.OrderBy(
            header => header.Key, StringComparer.Ordinal))
        {
            writer.Text(name);
            writer.Text(value);
        }

        return writer.ToArray();
    }

    private static Provenance? Unpack(ReadOnlySpan<byte> bytes)
    {
        try
        {
            RecordReader reader = new(bytes);
            if (bytes.IsEmpty
                || reader.Byte() != FormatVersion
                || !Uri.TryCreate(reader.Text(), UriKind.Absolute, out Uri? address))
            {
                return null;
            }

            DateTimeOffset fetched = Time(reader.Signed());
            int status = (int)reader.Signed();
            string? mediaType = reader.OptionalText();
            string? tag = reader.OptionalText();
            bool isDated = reader.Flag();
            DateTimeOffset modified = Time(reader.Signed());
            long received = reader.Signed();
            long total = reader.Signed();
            Dictionary<string, string> headers = new(StringComparer.Ordinal);
            for (int left = reader.Count(); left > 0; left--)
            {
                headers[reader.Text()] = reader.Text();
            }

            return new Provenance(address, fetched, status, mediaType, tag, isDated ? modified : null, received)
            {
                TotalLength = total < 0 ? null : total,
                Headers = headers,
            };
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    // A record that was made by no program of ours: the value does not matter, the exception would.
    private static DateTimeOffset Time(long ticks) => new(Math.Clamp(ticks, 0, DateTime.MaxValue.Ticks), TimeSpan.Zero);
}
