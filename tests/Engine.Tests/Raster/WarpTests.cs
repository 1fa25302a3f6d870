using NuTonic.Engine.Raster;

namespace NuTonic.Engine.Tests.Raster;

public sealed class WarpTests
{
    // Samples of the vectors differ by up to 5000 from pixel to pixel, and the reference replaces the projection by a
    // line where that moves a position by little: 1e-4 px in windows as small as these is half a unit.
    private const double MaxNeighbourZoneDifference = 0.5;
    private const double MeanNeighbourZoneDifference = 0.05;

    [Fact]
    public void Bilinear_SameZoneVectors_MatchToTheLastBit()
    {
        foreach (WarpVector vector in WarpVector.ReadAll("bilinear").Where(v => v.IsSameCrs))
        {
            float[] actual = Bilinear(vector, KernelScaling.SourceWindow);

            for (int i = 0; i < actual.Length; i++)
            {
                Assert.True(
                    actual[i].Equals(vector.Expected[i]), $"{vector.Note}: {i}: {actual[i]} {vector.Expected[i]}");
            }
        }
    }

    [Fact]
    public void Bilinear_NeighbourZoneVectors_MatchButForTheApproximation()
    {
        foreach (WarpVector vector in WarpVector.ReadAll("bilinear").Where(v => !v.IsSameCrs))
        {
            float[] actual = Bilinear(vector, KernelScaling.SourceWindow);

            double[] differences = new double[actual.Length];
            for (int i = 0; i < actual.Length; i++)
            {
                Assert.Equal(float.IsNaN(vector.Expected[i]), float.IsNaN(actual[i]));
                differences[i] = float.IsNaN(actual[i]) ? 0 : Math.Abs(actual[i] - vector.Expected[i]);
            }

            Assert.InRange(differences.Max(), 0, MaxNeighbourZoneDifference);
            Assert.InRange(differences.Average(), 0, MeanNeighbourZoneDifference);
        }
    }

    [Fact]
    public void Nearest_Vectors_Match()
    {
        foreach (WarpVector vector in WarpVector.ReadAll("nearest"))
        {
            byte[] actual = new byte[vector.Expected.Length];

            Warp.Nearest(
                new RasterBand(vector.Source, 0),
                vector.Destination,
                actual,
                new NearestOptions(LabelCodes.Keep, KernelScaling.SourceWindow),
                TestContext.Current.CancellationToken);

            // Without the approximation about 0.2 % of the pixels of a geographic label fall to the other neighbour.
            int different = actual.Where((code, i) => code != vector.Expected[i]).Count();
            Assert.InRange(different, 0, vector.IsSameCrs ? 0 : actual.Length / 200);
        }
    }

    private static float[] Bilinear(WarpVector vector, KernelScaling scaling)
    {
        float[] plane = new float[vector.Expected.Length];
        Warp.Bilinear(
            [new RasterBand(vector.Source, 0)],
            vector.Destination,
            [plane],
            scaling,
            TestContext.Current.CancellationToken);
        return plane;
    }
}
