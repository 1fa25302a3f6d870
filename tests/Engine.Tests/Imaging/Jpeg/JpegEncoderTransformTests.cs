using NuTonic.Engine.Imaging.Jpeg;
using NuTonic.Engine.Sources;

namespace NuTonic.Engine.Tests.Imaging.Jpeg;

public sealed class JpegEncoderTransformTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(50)]
    [InlineData(90)]
    [InlineData(100)]
    public void Run_AnyBlock_EqualsThePlainLoop(int quality)
    {
        var steps = new JpegEncoderSteps(JpegEncoderTables.Luma, quality);
        for (int seed = 0; seed < 500; seed++)
        {
            byte[] samples = Samples(seed);
            int[] expected = PlainJpegTransform.Run(samples, steps.Steps);

            short[] block = Run(samples, steps);

            for (int i = 0; i < 64; i++)
            {
                Assert.True(expected[i] == block[Transposed(i)], $"seed {seed}, coefficient {i}");
            }
        }
    }

    // Fixed point rounds twice on the way: the definition is met within half a step and three quarters of a level.
    [Fact]
    public void Run_AnyBlock_IsWithinHalfAStepOfTheDefinition()
    {
        var steps = new JpegEncoderSteps(JpegEncoderTables.Chroma, 85);
        for (int seed = 0; seed < 50; seed++)
        {
            byte[] samples = Samples(seed);

            short[] block = Run(samples, steps);

            for (int i = 0; i < 64; i++)
            {
                double exact = Exact(samples, i % 8, i / 8);
                double half = (steps.Steps[i] / 2.0) + 0.75;
                Assert.InRange((double)block[Transposed(i)] * steps.Steps[i], exact - half, exact + half);
            }
        }
    }

    [Fact]
    public void Run_LargestContrasts_StayInTheCodesOfTheFormat()
    {
        var steps = new JpegEncoderSteps(JpegEncoderTables.Luma, 100);
        for (int v = 0; v < 8; v++)
        {
            for (int u = 0; u < 8; u++)
            {
                byte[] samples =
                [
                    .. Enumerable.Range(0, 64).Select(i => Wave(i % 8, u) * Wave(i / 8, v) > 0 ? (byte)255 : (byte)0),
                ];

                short[] block = Run(samples, steps);

                Assert.All(block[1..], value => Assert.InRange(value, -1023, 1023));
                Assert.InRange(block[0], -1024, 1023);
            }
        }
    }

    [Theory]
    [InlineData(1, 255, 255)]
    [InlineData(10, 80, 255)]
    [InlineData(50, 16, 99)]
    [InlineData(90, 3, 20)]
    [InlineData(100, 1, 1)]
    public void Steps_Quality_ScalesTheTable(int quality, int first, int last)
    {
        Assert.Equal(first, new JpegEncoderSteps(JpegEncoderTables.Luma, quality).Steps[0]);
        Assert.Equal(last, new JpegEncoderSteps(JpegEncoderTables.Luma, quality).Steps[63]);
    }

    private static short[] Run(byte[] samples, JpegEncoderSteps steps)
    {
        short[] block = new short[64];
        JpegEncoderTransform.Run(samples, 8, steps, block);
        return block;
    }

    /// <summary>
    /// Noise, and from every other seed noise of two levels only, which has the largest coefficients.
    /// </summary>
    private static byte[] Samples(int seed) =>
    [
        .. Enumerable.Range(0, 64).Select(i => (byte)SampleHash.At((ulong)seed, i, 0))
            .Select(value => seed % 2 == 0 ? value : value < 128 ? byte.MinValue : byte.MaxValue),
    ];

    private static int Transposed(int natural) => (natural % 8 * 8) + (natural / 8);

    private static double Wave(int x, int u) => Math.Cos(((2 * x) + 1) * u * Math.PI / 16);

    private static double Exact(byte[] samples, int u, int v)
    {
        double scale = (u == 0 ? Math.Sqrt(0.5) : 1) * (v == 0 ? Math.Sqrt(0.5) : 1) / 4;
        return scale * Enumerable.Range(0, 64).Sum(i => (samples[i] - 128) * Wave(i % 8, u) * Wave(i / 8, v));
    }
}
