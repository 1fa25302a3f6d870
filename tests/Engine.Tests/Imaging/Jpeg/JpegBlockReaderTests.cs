using NuTonic.Engine.Imaging.Jpeg;
using NuTonic.Engine.Sources;

namespace NuTonic.Engine.Tests.Imaging.Jpeg;

public sealed class JpegBlockReaderTests
{
    private static readonly JpegErrors Errors = new("test");

    // Symbols of every run and size, with frequencies that make codes of 2 to 16 bits,
    // and values that fill bytes with ones.
    [Fact]
    public void Read_RandomBlocks_AreThoseOfThePlainReader()
    {
        for (ulong seed = 0; seed < 40; seed++)
        {
            (JpegHuffmanTable table, byte[] data) = RandomBlocks(seed, 200);
            var bits = new JpegBitReader(data, 0, Errors);
            var plainBits = new JpegBitReader(data, 0, Errors);
            short[] block = new short[64];
            short[] expected = new short[64];
            for (int i = 0; i < 200; i++)
            {
                Array.Clear(block);
                Array.Clear(expected);
                PlainJpegBlockReader.Read(ref plainBits, table, expected);

                bool any = JpegBlockReader.Read(ref bits, table, i % 3 == 0 ? [] : block, Errors);

                Assert.Equal(i % 3 == 0 ? new short[64] : expected, block);
                Assert.True(any || Array.TrueForAll(expected, value => value == 0));
                Assert.Equal(plainBits.Bits(1), bits.Bits(1));
            }

            Assert.False(bits.Overrun);
            _ = bits.Bits(16);
            Assert.True(bits.Overrun);
        }
    }

    private static (JpegHuffmanTable Table, byte[] Data) RandomBlocks(ulong seed, int count)
    {
        int[] symbols =
        [
            .. Enumerable.Range(0, 256).Where(symbol => (symbol & 15) is > 0 and < 16 || symbol is 0 or 0xF0),
        ];
        int[] frequencies = new int[256];
        foreach (int symbol in symbols)
        {
            frequencies[symbol] = 1 << (int)(SampleHash.At(seed, symbol, 1) % 14);
        }

        var code = JpegEncoderCode.Create(frequencies);
        var draws = new Random((int)seed);
        List<bool> bits = [];
        for (int i = 0; i < count; i++)
        {
            AddBlock(bits, code, symbols, draws);
            bits.Add(draws.Next(2) == 1);
        }

        return (JpegHuffmanTable.Build(code.Counts, code.Symbols)!, Stuffed(bits));
    }

    private static void AddBlock(List<bool> bits, JpegEncoderCode code, int[] symbols, Random draws)
    {
        int next = 1;
        while (next < 64)
        {
            int symbol = draws.Next(8) == 0 ? 0 : symbols[draws.Next(symbols.Length)];
            (int run, int size) = (symbol >> 4, symbol & 15);
            symbol = next + run > 63 ? 0 : symbol;
            Put(bits, (int)(code.Codes[symbol] & 0xFFFF), (int)(code.Codes[symbol] >> 16));
            if (symbol == 0)
            {
                return;
            }

            Put(bits, draws.Next(3) == 0 ? (1 << size) - 1 : draws.Next(1 << size), size);
            next += run + 1;
        }
    }

    private static void Put(List<bool> bits, int value, int count)
    {
        for (int bit = count - 1; bit >= 0; bit--)
        {
            bits.Add(((value >> bit) & 1) == 1);
        }
    }

    private static byte[] Stuffed(List<bool> bits)
    {
        List<byte> data = [];
        for (int i = 0; i < bits.Count; i += 8)
        {
            int value = 0;
            for (int bit = 0; bit < 8; bit++)
            {
                value = (value << 1) | (i + bit < bits.Count && bits[i + bit] ? 1 : 0);
            }

            data.AddRange(value == 0xFF ? [0xFF, 0] : [(byte)value]);
        }

        return [.. data];
    }
}
