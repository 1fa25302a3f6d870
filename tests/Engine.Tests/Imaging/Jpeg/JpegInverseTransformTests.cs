using NuTonic.Engine.Imaging.Jpeg;
using NuTonic.Engine.Sources;

namespace NuTonic.Engine.Tests.Imaging.Jpeg;

public sealed class JpegInverseTransformTests
{
    // The fixed-point transform rounds twice: one level beside the exact value is what it may be off.
    [Fact]
    public void Transform_SpreadOfCoefficients_IsWithinOneLevelOfTheDefinition()
    {
        ushort[] steps = new ushort[64];
        Array.Fill(steps, (ushort)3);
        for (int seed = 0; seed < 50; seed++)
        {
            short[] block = new short[64];
            for (int i = 0; i < 64; i++)
            {
                block[i] = (short)(((seed * 7919) + (i * 104729)) % 41 - 20);
            }

            byte[] samples = new byte[64];
            JpegInverseTransform.Transform(block, steps, samples, 8);

            for (int i = 0; i < 64; i++)
            {
                double exact = Math.Clamp(Exact(block, 3, i % 8, i / 8) + 128, 0, 255);
                Assert.InRange(samples[i], exact - 1, exact + 1);
            }
        }
    }

    [Fact]
    public void Transform_AnyBlock_EqualsThePlainLoop()
    {
        ushort[] steps = new ushort[64];
        short[] block = new short[64];
        byte[] samples = new byte[8 * 11];
        byte[] expected = new byte[8 * 11];
        for (ulong seed = 0; seed < 1000; seed++)
        {
            for (int i = 0; i < 64; i++)
            {
                ulong bits = SampleHash.At(seed, i, 0);
                steps[i] = (ushort)(1 + ((bits >> 40) % (seed % 2 == 0 ? 60UL : 65_535)));
                block[i] = bits % 3 == 0 ? (short)((long)bits >> (int)(48 + (seed % 15))) : (short)0;
            }

            PlainJpegInverse.Transform(block, steps, expected, 11);

            JpegInverseTransform.Transform(block, steps, samples, 11);

            Assert.True(samples.AsSpan().SequenceEqual(expected), $"seed {seed}");
        }
    }

    [Fact]
    public void Transform_MeanOnly_EqualsTheGeneralPath()
    {
        ushort[] steps = new ushort[64];
        Array.Fill(steps, (ushort)1);
        byte[] samples = new byte[64];
        for (short mean = -1100; mean < 1100; mean++)
        {
            short[] block = new short[64];
            block[0] = mean;

            JpegInverseTransform.Transform(block, steps, samples, 8);

            int expected = Math.Clamp((int)Math.Floor((mean / 8.0) + 0.5) + 128, 0, 255);
            Assert.All(samples, sample => Assert.Equal(expected, sample));
        }
    }

    private static double Exact(short[] block, int step, int x, int y)
    {
        double sum = 0;
        for (int i = 0; i < 64; i++)
        {
            (int v, int u) = Math.DivRem(i, 8);
            double scale = (u == 0 ? Math.Sqrt(0.5) : 1) * (v == 0 ? Math.Sqrt(0.5) : 1) / 4;
            double wave = Math.Cos(((2 * x) + 1) * u * Math.PI / 16) * Math.Cos(((2 * y) + 1) * v * Math.PI / 16);
            sum += scale * block[i] * step * wave;
        }

        return sum;
    }
}
