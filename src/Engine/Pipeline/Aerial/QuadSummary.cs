using System.Collections.Immutable;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Patches;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>What shards, tables and the card need to know of a finished quad.</summary>
internal sealed record QuadSummary
{
    private const byte FormatVersion = 2;

    /// <summary>Name of the quad.</summary>
    public required string Name { get; init; }

    /// <summary>Day of acquisition, yyyy-MM-dd; null when nothing tells.</summary>
    public required string? Date { get; init; }

    /// <summary>Grid of the quad.</summary>
    public required Grid Grid { get; init; }

    /// <summary>Hash of the patches that were left to other quads.</summary>
    public required Hash128 Overlaps { get; init; }

    /// <summary>
    /// Patches that could become samples, row by row; those that were left out as duplicates are marked.
    /// </summary>
    public required ImmutableArray<PatchClaim> Claims { get; init; }

    /// <summary>True when its name is one of the National Agriculture Imagery Program.</summary>
    public required bool IsNaip { get; init; }

    /// <summary>Licence as its sidecar has it; null without one.</summary>
    public required string? License { get; init; }

    /// <summary>How many patches were left out, by <see cref="PatchFlaw"/>.</summary>
    public required ImmutableArray<int> Flaws { get; init; }

    /// <summary>Patches without anything on the map that can be seen.</summary>
    public required int WithoutElements { get; init; }

    /// <summary>Patches with elements, none of which is large or long enough.</summary>
    public required int WithoutSubject { get; init; }

    /// <summary>Counts of its captions, packed.</summary>
    public required ReadOnlyMemory<byte> Tally { get; init; }

    /// <summary>Lines of the ledger of refused captions, of the patches that have any.</summary>
    public required ImmutableArray<(long PatchId, Digest Lines)> Rejected { get; init; }

    /// <summary>Patches with captions, row by row.</summary>
    public required ImmutableArray<SampleRecord> Samples { get; init; }

    /// <summary>Packs the summary.</summary>
    public byte[] Pack()
    {
        RecordWriter writer = new();
        writer.Byte(FormatVersion);
        writer.Text(Name);
        writer.OptionalText(Date);
        GridFormat.Pack(writer, Grid);
        writer.Hash(Overlaps);
        writer.Unsigned((ulong)Claims.Length);
        foreach (PatchClaim claim in Claims)
        {
            writer.Signed(claim.Id);
            writer.Unsigned(claim.Pixels.High);
            writer.Unsigned(claim.Pixels.Low);
            writer.Flag(claim.IsDuplicate);
        }

        writer.Flag(IsNaip);
        writer.OptionalText(License);
        foreach (int count in Flaws)
        {
            writer.Signed(count);
        }

        writer.Signed(WithoutElements);
        writer.Signed(WithoutSubject);
        writer.Bytes(Tally.Span);
        writer.Unsigned((ulong)Rejected.Length);
        foreach ((long id, Digest lines) in Rejected)
        {
            writer.Signed(id);
            writer.Hash(lines);
        }

        writer.Unsigned((ulong)Samples.Length);
        foreach (SampleRecord sample in Samples)
        {
            sample.Pack(writer);
        }

        return writer.ToArray();
    }

    /// <summary>Reads what <see cref="Pack"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are not such a summary.</exception>
    public static QuadSummary Unpack(ReadOnlySpan<byte> packed)
    {
        RecordReader reader = new(packed);
        QuadRelation place = UnpackRelation(ref reader);
        return new QuadSummary
        {
            Name = place.Name,
            Date = place.Date,
            Grid = place.Grid,
            Overlaps = place.Overlaps,
            Claims = place.Claims,
            IsNaip = reader.Flag(),
            License = reader.OptionalText(),
            Flaws = UnpackFlaws(ref reader),
            WithoutElements = (int)reader.Signed(),
            WithoutSubject = (int)reader.Signed(),
            Tally = reader.Bytes().ToArray(),
            Rejected = UnpackRejected(ref reader),
            Samples = UnpackSamples(ref reader),
        };
    }

    /// <summary>Reads the beginning alone.</summary>
    /// <exception cref="InvalidDataException">The bytes are not such a summary.</exception>
    public static QuadRelation UnpackRelation(ReadOnlySpan<byte> packed)
    {
        RecordReader reader = new(packed);
        return UnpackRelation(ref reader);
    }

    /// <summary>Reads the beginning alone; null when an engine of another version packed it.</summary>
    public static QuadRelation? TryUnpackRelation(ReadOnlySpan<byte> packed)
    {
        try
        {
            return UnpackRelation(packed);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static QuadRelation UnpackRelation(ref RecordReader reader) =>
        reader.Byte() == FormatVersion
            ? new QuadRelation(
                reader.Text(),
                reader.OptionalText(),
                GridFormat.Unpack(ref reader),
                reader.Hash128(),
                UnpackClaims(ref reader))
            : throw new InvalidDataException("another version of the summary");

    private static ImmutableArray<PatchClaim> UnpackClaims(ref RecordReader reader)
    {
        PatchClaim[] claims = new PatchClaim[reader.Count()];
        for (int i = 0; i < claims.Length; i++)
        {
            claims[i] = new PatchClaim(
                reader.Signed(), new PatchHash(reader.Unsigned(), reader.Unsigned()), reader.Flag());
        }

        return [.. claims];
    }

    private static ImmutableArray<int> UnpackFlaws(ref RecordReader reader)
    {
        int[] flaws = new int[PatchesRecord.FlawKinds];
        for (int i = 0; i < flaws.Length; i++)
        {
            flaws[i] = (int)reader.Signed();
        }

        return [.. flaws];
    }

    private static ImmutableArray<(long PatchId, Digest Lines)> UnpackRejected(ref RecordReader reader)
    {
        (long, Digest)[] rejected = new (long, Digest)[reader.Count()];
        for (int i = 0; i < rejected.Length; i++)
        {
            rejected[i] = (reader.Signed(), reader.Hash());
        }

        return [.. rejected];
    }

    private static ImmutableArray<SampleRecord> UnpackSamples(ref RecordReader reader)
    {
        SampleRecord[] samples = new SampleRecord[reader.Count()];
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = SampleRecord.Unpack(ref reader);
        }

        return [.. samples];
    }
}
