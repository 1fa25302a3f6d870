using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text.Json;
using NuTonic.Engine.Captions;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Packaging.Shards;

namespace NuTonic.Engine.Packaging.Aerial;

/// <summary>Keeps a tally as JSON, so that the counts of a quad need not be made again from its captions.</summary>
internal static class CaptionTallyFormat
{
    private static readonly JsonDocumentOptions StrictJson = new() { AllowDuplicateProperties = false, MaxDepth = 3 };

    /// <summary>The same tally gives the same bytes.</summary>
    public static byte[] Pack(CaptionTally tally)
    {
        ArrayBufferWriter<byte> output = new(1024);
        new JsonLine(output)
            .Open()
            .Add("samples", tally.Samples)
            .Add("stated", tally.Stated)
            .Add("unsupported", tally.Unsupported)
            .Add("words", Convert.ToBase64String(Bytes(tally.Words)))
            .AddObjects("captions", tally.Captions, static (json, entry) => json
                .Add("task", (int)entry.Key.Task)
                .Add("annotator", entry.Key.Annotator)
                .Add("captions", entry.Value.Captions)
                .Add("words", entry.Value.Words)
                .Add("fewest", entry.Value.Fewest)
                .Add("most", entry.Value.Most))
            .AddObjects("rejected", tally.Rejected, static (json, entry) => json
                .Add("reason", entry.Key)
                .Add("captions", entry.Value))
            .Close();
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Reads what <see cref="Pack"/> wrote.</summary>
    /// <exception cref="NuTonicException">NT6106: it is something else.</exception>
    public static CaptionTally Unpack(ReadOnlyMemory<byte> packed)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(packed, StrictJson);
            return Read(document.RootElement);
        }
        catch (Exception e)
            when (e is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            throw new NuTonicException(Diagnostic.Create(Errors.TallyDamaged, null, e.Message.TrimEnd('.')), e);
        }
    }

    private static CaptionTally Read(JsonElement json)
    {
        CaptionTally tally = new();
        tally.AddSamples(json.GetProperty("samples").GetInt64());
        tally.AddCheck(json.GetProperty("stated").GetInt64(), json.GetProperty("unsupported").GetInt64());
        ReadOnlySpan<byte> hashes = json.GetProperty("words").GetBytesFromBase64();
        if (hashes.Length % sizeof(ulong) != 0 || hashes.Length > DistinctWords.Kept * sizeof(ulong))
        {
            throw new FormatException("the words have a wrong length");
        }

        for (; !hashes.IsEmpty; hashes = hashes[sizeof(ulong)..])
        {
            tally.Words.Add(BinaryPrimitives.ReadUInt64LittleEndian(hashes));
        }

        foreach (JsonElement entry in json.GetProperty("captions").EnumerateArray())
        {
            CaptionTask task = (CaptionTask)entry.GetProperty("task").GetInt32();
            string annotator = entry.GetProperty("annotator").GetString()
                ?? throw new FormatException("a name is null");
            tally.Add(
                Enum.IsDefined(task) ? (task, annotator) : throw new FormatException("a task is unknown"),
                new WordCount(
                    entry.GetProperty("captions").GetInt64(),
                    entry.GetProperty("words").GetInt64(),
                    entry.GetProperty("fewest").GetInt32(),
                    entry.GetProperty("most").GetInt32()));
        }

        foreach (JsonElement entry in json.GetProperty("rejected").EnumerateArray())
        {
            string reason = entry.GetProperty("reason").GetString() ?? throw new FormatException("a reason is null");
            tally.AddRejected(reason, entry.GetProperty("captions").GetInt64());
        }

        return tally;
    }

    private static byte[] Bytes(DistinctWords words)
    {
        ImmutableArray<ulong> hashes = words.Hashes;
        byte[] bytes = new byte[hashes.Length * sizeof(ulong)];
        for (int i = 0; i < hashes.Length; i++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(i * sizeof(ulong)), hashes[i]);
        }

        return bytes;
    }
}
