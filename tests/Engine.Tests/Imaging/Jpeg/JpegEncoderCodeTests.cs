using NuTonic.Engine.Imaging.Jpeg;
using NuTonic.Engine.Sources;

namespace NuTonic.Engine.Tests.Imaging.Jpeg;

public sealed class JpegEncoderCodeTests
{
    [Fact]
    public void Create_SkewedFrequencies_KeepsToSixteenBits()
    {
        // Fibonacci numbers make the deepest tree: 30 levels before it is limited.
        int[] frequencies = new int[256];
        (frequencies[0], frequencies[1]) = (1, 1);
        for (int i = 2; i < 30; i++)
        {
            frequencies[i] = frequencies[i - 1] + frequencies[i - 2];
        }

        CheckCode(frequencies, JpegEncoderCode.Create(frequencies));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(162)]
    [InlineData(256)]
    public void Create_AnyNumberOfSymbols_IsAPrefixCodeThatBeatsTheEntropyPlusOne(int count)
    {
        for (ulong seed = 0; seed < 20; seed++)
        {
            int[] frequencies = new int[256];
            for (int i = 0; i < count; i++)
            {
                frequencies[i] = 1
                    + (int)(SampleHash.At(seed, i, count) >> (int)(44 + (SampleHash.At(seed, i, -1) % 20)));
            }

            var code = JpegEncoderCode.Create(frequencies);

            CheckCode(frequencies, code);
            double total = frequencies.Sum(frequency => (double)frequency);
            double entropy = frequencies.Where(f => f > 0).Sum(f => -f / total * Math.Log2(f / total));
            double mean = Enumerable.Range(0, 256).Sum(i => frequencies[i] / total * (code.Codes[i] >> 16));
            Assert.InRange(mean, entropy, entropy + 1.0001);
        }
    }

    // The decoder of the format must be able to rebuild the code, and no symbol may have the code of all ones.
    private static void CheckCode(int[] frequencies, JpegEncoderCode code)
    {
        var table = JpegHuffmanTable.Build(code.Counts, code.Symbols);
        Assert.NotNull(table);
        Assert.Equal(0, table.Find(0xFFFF).Length);
        Assert.Equal(frequencies.Count(frequency => frequency > 0), code.Symbols.Length);
        for (int symbol = 0; symbol < 256; symbol++)
        {
            uint entry = code.Codes[symbol];
            int length = (int)(entry >> 16);
            Assert.Equal(frequencies[symbol] > 0, length > 0);
            Assert.InRange(length, 0, 16);
            if (length > 0)
            {
                Assert.Equal((length, symbol), table.Find((int)(entry & 0xFFFF) << (16 - length)));
            }
        }
    }
}
