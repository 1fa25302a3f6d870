using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Graph;

/// <summary>Packs a <see cref="UnitRecord"/> and reads it back; docs/formats.md has the layout.</summary>
internal static class UnitRecordFormat
{
    /// <summary>Packs everything but the name.</summary>
    public static byte[] Pack(UnitRecord unit)
    {
        RecordWriter writer = new();
        writer.Hash(unit.OptionsDigest);
        writer.Unsigned((ulong)unit.Probes.Length);
        foreach (ProbeRecord probe in unit.Probes)
        {
            writer.Text(probe.Path);
            writer.Byte((byte)probe.Kind);
            writer.Stamp(probe.Stamp);
            writer.Flag(probe.Racy);
            writer.Hash(probe.Digest);
        }

        PackPublished(writer, unit.Nodes);
        PackKinds(writer, unit.Nodes);
        writer.Bytes(unit.Payload.Span);
        writer.Unsigned((ulong)unit.Warnings.Length);
        foreach (Diagnostic warning in unit.Warnings)
        {
            PackDiagnostic(writer, warning);
        }

        writer.Unsigned((ulong)unit.Nodes.Length);
        foreach (NodeRecord node in unit.Nodes)
        {
            PackNode(writer, node);
        }

        writer.Bytes(unit.Facts.Span);
        return writer.ToArray();
    }

    /// <summary>Reads what <see cref="Pack"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are not such a record.</exception>
    public static UnitRecord Unpack(string name, ReadOnlySpan<byte> bytes)
    {
        RecordReader reader = new(bytes);
        Digest options = reader.Hash();
        ProbeRecord[] probes = new ProbeRecord[reader.Count()];
        for (int i = 0; i < probes.Length; i++)
        {
            probes[i] = new ProbeRecord(
                reader.Text(), (FileKind)reader.Byte(), reader.Stamp(), reader.Flag(), reader.Hash());
        }

        Queue<OutputRecord> published = UnpackPublished(ref reader);
        _ = UnpackKinds(reader.Bytes());
        byte[] payload = reader.Bytes().ToArray();
        Diagnostic[] warnings = UnpackWarnings(ref reader);
        NodeRecord[] nodes = new NodeRecord[reader.Count()];
        for (int i = 0; i < nodes.Length; i++)
        {
            nodes[i] = UnpackNode(ref reader, published);
        }

        return new UnitRecord(name, options, Frozen(probes), Frozen(nodes), payload, Frozen(warnings))
        {
            Facts = reader.Bytes().ToArray(),
        };
    }

    /// <summary>Reads the numbers of nodes by kind from their section of a record.</summary>
    public static KindNodes[] UnpackKinds(ReadOnlySpan<byte> section)
    {
        RecordReader reader = new(section);
        KindNodes[] kinds = new KindNodes[reader.Count()];
        for (int i = 0; i < kinds.Length; i++)
        {
            kinds[i] = new KindNodes(reader.Text(), (int)reader.Unsigned());
        }

        return kinds;
    }

    /// <summary>Reads the warnings that stand at the reader's place.</summary>
    public static Diagnostic[] UnpackWarnings(ref RecordReader reader)
    {
        int count = reader.Count();
        Diagnostic[] warnings = count == 0 ? [] : new Diagnostic[count];
        for (int i = 0; i < warnings.Length; i++)
        {
            warnings[i] = UnpackDiagnostic(ref reader);
        }

        return warnings;
    }

    /// <summary>Passes over the probes.</summary>
    public static void SkipProbes(ref RecordReader reader)
    {
        int probes = reader.Count();
        for (int i = 0; i < probes; i++)
        {
            _ = reader.Bytes();
            reader.Skip(1);
            _ = reader.SkipStamp();
            reader.Skip(1 + Digest.Length);
        }
    }

    /// <summary>Passes over a published output.</summary>
    /// <returns>Size of the file.</returns>
    public static long SkipOutput(ref RecordReader reader)
    {
        _ = reader.Bytes();
        long size = reader.SkipStamp();
        reader.Skip(1 + Digest.Length);
        return size;
    }

    /// <summary>Passes over a node.</summary>
    /// <returns>How many of its outputs are published.</returns>
    public static int SkipNode(ref RecordReader reader, out ReadOnlySpan<byte> kind)
    {
        _ = reader.Bytes();
        kind = reader.Bytes();
        reader.Skip(Digest.Length);
        _ = reader.Bytes();
        int outputs = reader.Count();
        int published = 0;
        for (int i = 0; i < outputs; i++)
        {
            bool isPublished = reader.Flag();
            published += isPublished ? 1 : 0;
            reader.Skip(isPublished ? 0 : Digest.Length);
        }

        return published;
    }

    // All published files in one place and before the nodes: a first look compares their stamps and reads no further.
    private static void PackPublished(RecordWriter writer, ImmutableArray<NodeRecord> nodes)
    {
        OutputRecord[] published =
            [.. nodes.SelectMany(node => node.Outputs).Where(output => output.Path is not null)];
        writer.Unsigned((ulong)published.Length);
        foreach (OutputRecord output in published)
        {
            writer.Text(output.Path!);
            writer.Stamp(output.Stamp);
            writer.Flag(output.Racy);
            writer.Hash(output.Digest);
        }
    }

    private static Queue<OutputRecord> UnpackPublished(ref RecordReader reader)
    {
        int count = reader.Count();
        Queue<OutputRecord> published = new(count);
        for (int i = 0; i < count; i++)
        {
            string path = reader.Text();
            FileStamp stamp = reader.Stamp();
            bool racy = reader.Flag();
            published.Enqueue(new OutputRecord(path, reader.Hash(), stamp, racy));
        }

        return published;
    }

    // A section of its own behind its length: equal sections need to be read once.
    private static void PackKinds(RecordWriter writer, ImmutableArray<NodeRecord> nodes)
    {
        RecordWriter section = new();
        IGrouping<string, NodeRecord>[] kinds = [.. nodes.GroupBy(node => node.Kind, StringComparer.Ordinal)];
        section.Unsigned((ulong)kinds.Length);
        foreach (IGrouping<string, NodeRecord> kind in kinds)
        {
            section.Text(kind.Key);
            section.Unsigned((ulong)kind.Count());
        }

        writer.Bytes(section.ToArray());
    }

    private static void PackNode(RecordWriter writer, NodeRecord node)
    {
        writer.Text(node.Name);
        writer.Text(node.Kind);
        writer.Hash(node.Fingerprint);
        writer.Bytes(node.Payload.Span);
        writer.Unsigned((ulong)node.Outputs.Length);
        foreach (OutputRecord output in node.Outputs)
        {
            writer.Flag(output.Path is not null);
            if (output.Path is null)
            {
                writer.Hash(output.Digest);
            }
        }
    }

    private static NodeRecord UnpackNode(ref RecordReader reader, Queue<OutputRecord> published)
    {
        string name = reader.Text();
        string kind = string.Intern(reader.Text());
        Digest fingerprint = reader.Hash();
        byte[] payload = reader.Bytes().ToArray();
        OutputRecord[] outputs = new OutputRecord[reader.Count()];
        for (int i = 0; i < outputs.Length; i++)
        {
            outputs[i] = !reader.Flag()
                ? new OutputRecord(null, reader.Hash())
                : published.TryDequeue(out OutputRecord? output)
                    ? output
                    : throw new InvalidDataException("a node has more published files than the unit");
        }

        return new NodeRecord(name, kind, fingerprint, payload, Frozen(outputs));
    }

    private static void PackDiagnostic(RecordWriter writer, Diagnostic diagnostic)
    {
        writer.Text(diagnostic.Code);
        writer.Byte((byte)diagnostic.Severity);
        writer.Text(diagnostic.Message);
        writer.OptionalText(diagnostic.Location?.File);
        writer.Signed(diagnostic.Location?.Line ?? 0);
        writer.Signed(diagnostic.Location?.Column ?? 0);
    }

    private static Diagnostic UnpackDiagnostic(ref RecordReader reader)
    {
        string code = reader.Text();
        Severity severity = (Severity)reader.Byte();
        string message = reader.Text();
        string? file = reader.OptionalText();
        int line = (int)reader.Signed();
        int column = (int)reader.Signed();
        return new Diagnostic(code, severity, message, file is null ? null : new SourceLocation(file, line, column));
    }

    private static ImmutableArray<T> Frozen<T>(T[] array) =>
        ImmutableCollectionsMarshal.AsImmutableArray(array);
}
