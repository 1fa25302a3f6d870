using NuTonic.Engine.Sources;
using NuTonic.Engine.Sources.AerialSample;

namespace NuTonic.Engine.Tests.Sources.AerialSample;

public sealed class CoverageMaskTests
{
    private const int Side = 24;

    [Fact]
    public void Take_RectangleOnHalfPixels_ExactShares()
    {
        float[] shares = Cover(Path([new(2.5f, 3.5f), new(5, 3.5f), new(5, 5), new(2.5f, 5)]));

        Assert.Equal([0, 0.25f, 0.5f, 0.5f, 0], shares[((3 * Side) + 1)..((3 * Side) + 6)]);
        Assert.Equal([0, 0.5f, 1, 1, 0], shares[((4 * Side) + 1)..((4 * Side) + 6)]);
        Assert.Equal(2.5f * 1.5f, shares.Sum());
    }

    [Fact]
    public void Take_Triangles_AsManySamplesSay()
    {
        for (ulong seed = 0; seed < 200; seed++)
        {
            PaintPoint[] corners = [Corner(seed, 0), Corner(seed, 1), Corner(seed, 2)];

            float[] shares = Cover(Path(corners));

            for (int i = 0; i < shares.Length; i++)
            {
                float expected = Sampled(corners, i % Side, i / Side);
                Assert.True(
                    Math.Abs(shares[i] - expected) < 0.05,
                    $"seed {seed}, pixel {i % Side}, {i / Side}: {shares[i]}, samples say {expected}");
            }
        }
    }

    [Fact]
    public void Take_PiecesThatOverlap_CountOnce()
    {
        var path = new PaintPath();
        path.AddStroke([new(4, 4), new(16, 4), new(16, 16), new(5, 5), new(4, 18)], 5);

        float[] shares = Cover(path);

        Assert.All(shares, share => Assert.InRange(share, 0, 1));
        Assert.Equal(1, shares[(4 * Side) + 16]);
    }

    [Fact]
    public void Take_Hole_IsLeftOut()
    {
        // Both rings run the same way round: the path turns the hole.
        var path = new PaintPath();
        path.AddRing([new(2, 2), new(20, 2), new(20, 20), new(2, 20)], isHole: false);
        path.AddRing([new(6, 6), new(12, 6), new(12, 12), new(6, 12)], isHole: true);

        float[] shares = Cover(path);

        Assert.Equal(0, shares[(8 * Side) + 8]);
        Assert.Equal(1, shares[(8 * Side) + 14]);
        Assert.Equal((18 * 18) - 36, shares.Sum(), 3);
    }

    [Theory]
    [InlineData(-30, 6)]
    [InlineData(0, 6)]
    [InlineData(0, 24)]
    [InlineData(6, 24)]
    [InlineData(-0.0625f, 24.0625f)]
    [InlineData(20, 60)]
    [InlineData(-30, 60)]
    [InlineData(-30, -4)]
    [InlineData(28, 60)]
    public void Take_BeyondTheSides_FillsWhatIsInside(float left, float right)
    {
        float[] shares = Cover(Path([new(left, -9), new(right, -9), new(right, 40), new(left, 40)]));

        float columns = Math.Max(0, Math.Clamp(right, 0, Side) - Math.Clamp(left, 0, Side));
        Assert.Equal(columns * Side, shares.Sum());
    }

    [Fact]
    public void Take_SecondTime_IsEmpty()
    {
        var mask = new CoverageMask(Side, Side);
        mask.Add(Path([new(2, 2), new(300, 2), new(20, 20)]), 0);
        var row = new float[Side + 2];
        for (int i = 0; i < Side; i++)
        {
            mask.Take(i, row);
        }

        mask.Add(Path([new(1, 1), new(3, 1), new(3, 3), new(1, 3)]), 0);

        (int first, int count) = mask.Take(2, row);
        Assert.Equal(1, first);
        Assert.Equal([1, 1, 0, 0], row[..count]);
        Assert.All(Enumerable.Range(3, Side - 3), i => Assert.Equal((0, 0), mask.Take(i, row)));
    }

    private static float[] Cover(PaintPath path)
    {
        var mask = new CoverageMask(Side, Side);
        mask.Add(path, 0);
        var shares = new float[Side * Side];
        var row = new float[Side + 2];
        for (int y = 0; y < Side; y++)
        {
            (int first, int count) = mask.Take(y, row);
            row.AsSpan(0, count).CopyTo(shares.AsSpan((y * Side) + first));
        }

        return shares;
    }

    private static PaintPath Path(ReadOnlySpan<PaintPoint> ring)
    {
        var path = new PaintPath();
        path.AddRing(ring, isHole: false);
        return path;
    }

    // On the quantum of the path, some of them outside.
    private static PaintPoint Corner(ulong seed, int corner)
    {
        ulong bits = SampleHash.At(seed, corner, 5);
        return new PaintPoint(((bits & 511) / 16f) - 4, (((bits >> 16) & 511) / 16f) - 4);
    }

    private static float Sampled(PaintPoint[] corners, int x, int y)
    {
        const int Steps = 24;
        int inside = 0;
        for (int i = 0; i < Steps * Steps; i++)
        {
            var at = new PaintPoint(x + (((i % Steps) + 0.5f) / Steps), y + (((i / Steps) + 0.5f) / Steps));
            float a = Turn(corners[0], corners[1], at);
            float b = Turn(corners[1], corners[2], at);
            float c = Turn(corners[2], corners[0], at);
            inside += (a >= 0 && b >= 0 && c >= 0) || (a <= 0 && b <= 0 && c <= 0) ? 1 : 0;
        }

        return inside / (float)(Steps * Steps);
    }

    private static float Turn(PaintPoint a, PaintPoint b, PaintPoint c) => PaintPath.SignedArea([a, b, c]);
}
