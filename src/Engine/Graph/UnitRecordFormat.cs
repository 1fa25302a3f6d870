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

        writer.Unsigned((ulong)unit.Nodes.Length);
        foreach (NodeRecord node in unit.Nodes)
        {
            PackNode(writer, node);
        }

        writer.Bytes(unit.Payload.Span);
        writer.Unsigned((ulong)unit.Warnings.Length);
        foreach (Diagnostic warning in unit.Warnings)
        {
            PackDiagnostic(writer, warning);
        }

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

        NodeRecord[] nodes = new NodeRecord[reader.Count()];
        for (int i = 0; i < nodes.Length; i++)
        {
            nodes[i] = UnpackNode(ref reader);
        }

        byte[] payload = reader.Bytes().ToArray();
        Diagnostic[] warnings = new Diagnostic[reader.Count()];
        for (int i = 0; i < warnings.Length; i++)
        {
            warnings[i] = UnpackDiagnostic(ref reader);
        }

        return new UnitRecord(
            name,
            options,
            Frozen(probes),
            Frozen(nodes),
            payload,
            Frozen(warnings));
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
            writer.OptionalText(output.Path);
            writer.Hash(output.Digest);
            if (output.Path is not null)
            {
                writer.Stamp(output.Stamp);
                writer.Flag(output.Racy);
            }
        }
    }

    private static NodeRecord UnpackNode(ref RecordReader reader)
    {
        string name = reader.Text();
        string kind = string.Intern(reader.Text());
        Digest fingerprint = reader.Hash();
        byte[] payload = reader.Bytes().ToArray();
        OutputRecord[] outputs = new OutputRecord[reader.Count()];
        for (int i = 0; i < outputs.Length; i++)
        {
            string? path = reader.OptionalText();
            Digest digest = reader.Hash();
            outputs[i] = path is null
                ? new OutputRecord(null, digest)
                : new OutputRecord(path, digest, reader.Stamp(), reader.Flag());
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
