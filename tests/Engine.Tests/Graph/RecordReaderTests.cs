using NuTonic.Engine.Cache;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Tests.Tiling;

namespace NuTonic.Engine.Tests.Graph;

public sealed class RecordReaderTests
{
    [Theory]
    [InlineData(0L, 1)]
    [InlineData(-1L, 1)]
    [InlineData(63L, 1)]
    [InlineData(64L, 2)]
    [InlineData(long.MaxValue, 10)]
    [InlineData(long.MinValue, 10)]
    public void Signed_Bounds_RoundTripInTheExpectedLength(long value, int length)
    {
        RecordWriter writer = new();

        writer.Signed(value);

        RecordReader reader = new(writer.ToArray());
        Assert.Equal(value, reader.Signed());
        Assert.True(reader.IsAtEnd);
        Assert.Equal(length, writer.ToArray().Length);
    }

    [Fact]
    public void Read_EveryKindOfValue_RoundTrips()
    {
        FileStamp stamp = new(ulong.MaxValue, 7, 123456789012, -5, long.MaxValue);
        RecordWriter writer = new();
        writer.Unsigned(ulong.MaxValue);
        writer.Byte(200);
        writer.Flag(true);
        writer.Number(-0.0);
        writer.Text("é\0");
        writer.OptionalText(null);
        writer.OptionalText("");
        writer.Bytes([1, 2]);
        writer.Hash(Digest.Of("x"u8));
        writer.Hash(new Hash128(ulong.MaxValue, ulong.MaxValue - 1));
        writer.Stamp(stamp);

        RecordReader reader = new(writer.ToArray());

        Assert.Equal(ulong.MaxValue, reader.Unsigned());
        Assert.Equal(200, reader.Byte());
        Assert.True(reader.Flag());
        Assert.True(double.IsNegative(reader.Number()));
        Assert.Equal("é\0", reader.Text());
        Assert.Null(reader.OptionalText());
        Assert.Equal("", reader.OptionalText());
        Assert.Equal([1, 2], reader.Bytes().ToArray());
        Assert.Equal(Digest.Of("x"u8), reader.Hash());
        Assert.Equal(new Hash128(ulong.MaxValue, ulong.MaxValue - 1), reader.Hash128());
        Assert.Equal(stamp, reader.Stamp());
        Assert.True(reader.IsAtEnd);
    }

    [Fact]
    public void Count_MoreThanIsLeft_IsRefusedBeforeAnythingIsAllocated()
    {
        RecordWriter writer = new();
        writer.Unsigned(int.MaxValue);

        Assert.Throws<InvalidDataException>(() => new RecordReader(writer.ToArray()).Count());
    }

    [Fact]
    public void Unsigned_ElevenBytes_IsRefused() =>
        Assert.Throws<InvalidDataException>(() => new RecordReader([.. Enumerable.Repeat((byte)0x80, 11)]).Unsigned());

    [Fact]
    public void UnitUnpack_RoundTrip_IsTheSameRecord()
    {
        UnitRecord unit = Units.Sample("poi_1", 3);

        UnitRecord read = UnitRecordFormat.Unpack(unit.Name, UnitRecordFormat.Pack(unit));

        Assert.Equal(unit.Name, read.Name);
        Assert.Equal(unit.OptionsDigest, read.OptionsDigest);
        Assert.Equal(unit.Probes, read.Probes);
        Assert.Equal(unit.Warnings, read.Warnings);
        Assert.Equal(unit.Payload.ToArray(), read.Payload.ToArray());
        Assert.Equal(unit.Nodes.Select(node => node.Name), read.Nodes.Select(node => node.Name));
        Assert.Equal(unit.Nodes.Select(node => node.Kind), read.Nodes.Select(node => node.Kind));
        Assert.Equal(unit.Nodes.Select(node => node.Fingerprint), read.Nodes.Select(node => node.Fingerprint));
        Assert.Equal(unit.Nodes.SelectMany(node => node.Outputs), read.Nodes.SelectMany(node => node.Outputs));
        Assert.Equal(
            unit.Nodes.SelectMany(node => node.Payload.ToArray()),
            read.Nodes.SelectMany(node => node.Payload.ToArray()));
    }

    [Fact]
    public void UnitUnpack_TruncatedAnywhere_IsRefused()
    {
        byte[] packed = UnitRecordFormat.Pack(Units.Sample("poi_1", 2));

        for (int length = 0; length < packed.Length; length++)
        {
            byte[] cut = packed[..length];

            Assert.Throws<InvalidDataException>(() => UnitRecordFormat.Unpack("poi_1", cut));
        }
    }

    [Fact]
    public void UnitUnpack_GarbledAnyhow_IsReadOrRefused()
    {
        const ulong Seed = 7;
        byte[] packed = UnitRecordFormat.Pack(Units.Sample("poi_1", 2));
        SplitMix64 random = new(Seed);
        int refused = 0;
        for (int round = 0; round < 5000; round++)
        {
            byte[] garbled = [.. packed];
            garbled[random.Below(garbled.Length)] = (byte)random.Next();
            garbled[random.Below(garbled.Length)] ^= 0x80;

            Exception? thrown = Record.Exception(() => UnitRecordFormat.Unpack("poi_1", garbled));

            Assert.True(thrown is null or InvalidDataException, $"seed {Seed}, round {round}: {thrown}");
            refused += thrown is null ? 0 : 1;
        }

        Assert.InRange(refused, 1, 4999);
    }
}
