using Google.Protobuf;

namespace NuTonic.Engine.Tests.Osm.Reading;

/// <summary>Writes Protocol Buffers messages with Google's own encoder, right ones and wrong ones.</summary>
internal sealed class PbfMessage
{
    private readonly List<byte> _bytes = [];

    public byte[] ToArray() => [.. _bytes];

    public PbfMessage Number(int field, long value) => Write(output =>
    {
        output.WriteTag(field, WireFormat.WireType.Varint);
        output.WriteInt64(value);
    });

    public PbfMessage Signed(int field, long value) => Write(output =>
    {
        output.WriteTag(field, WireFormat.WireType.Varint);
        output.WriteSInt64(value);
    });

    public PbfMessage Text(int field, string value) => Write(output =>
    {
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteString(value);
    });

    public PbfMessage Bytes(int field, byte[] value) => Write(output =>
    {
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteBytes(ByteString.CopyFrom(value));
    });

    public PbfMessage Message(int field, PbfMessage value) => Bytes(field, value.ToArray());

    /// <summary>A packed list of unsigned numbers.</summary>
    public PbfMessage Numbers(int field, params long[] values) =>
        Bytes(field, Pack(values, static (o, v) => o.WriteInt64(v)));

    /// <summary>A packed list of zigzag-coded differences.</summary>
    public PbfMessage Differences(int field, params long[] values) =>
        Bytes(
            field,
            Pack([.. values.Select((v, i) => i == 0 ? v : v - values[i - 1])], static (o, v) => o.WriteSInt64(v)));

    /// <summary>Bytes as they are.</summary>
    public PbfMessage Raw(params byte[] bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }

    private static byte[] Pack(long[] values, Action<CodedOutputStream, long> write) =>
        Encode(output => Array.ForEach(values, value => write(output, value)));

    private static byte[] Encode(Action<CodedOutputStream> write)
    {
        using var bytes = new MemoryStream();
        using (var output = new CodedOutputStream(bytes, leaveOpen: true))
        {
            write(output);
        }

        return bytes.ToArray();
    }

    private PbfMessage Write(Action<CodedOutputStream> write) => Raw(Encode(write));
}
