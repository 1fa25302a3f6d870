using System.Text.Json;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Tests.Tiling;

public sealed class StretchTests
{
    [Fact]
    public void RangeOf_ReferenceVectors_Equal()
    {
        using var percentiles = new PercentileFinder();

        foreach (JsonElement vector in Vectors.Load("stretch").EnumerateArray())
        {
            JsonElement[] expected = [.. vector.GetProperty("p2_p98").EnumerateArray()];
            for (int band = 0; band < expected.Length; band++)
            {
                var found = percentiles.Find(Plane(vector, band), new StretchOptions());
                (double, double)? recorded = expected[band].ValueKind == JsonValueKind.Null
                    ? null
                    : (expected[band][0].GetDouble(), expected[band][1].GetDouble());
                Assert.Equal(recorded, found);
            }
        }
    }

    [Fact]
    public void Pack_ReferenceVectors_Equal()
    {
        JsonElement[] cases = [.. Vectors.Load("stretch").EnumerateArray()];

        foreach (JsonElement vector in cases)
        {
            uint[] pixels = Render(Plane(vector, 0), Plane(vector, 1), Plane(vector, 2));

            Assert.Equal(vector.GetProperty("u8").Bytes(), pixels.SelectMany(Channels));
        }

        Assert.Equal(14, cases.Length);
    }

    [Fact]
    public void Pack_SeededBands_EqualPlainLoop()
    {
        foreach (int count in new[] { 0, 1, 7, 8, 9, 50, 4099 })
        {
            for (int kind = 0; kind < SeededBands.Kinds; kind++)
            {
                ulong seed = (ulong)((count * 100) + kind);
                float[][] bands = [.. Enumerable.Range(0, 3).Select(
                    i => SeededBands.Create((kind + i) % SeededBands.Kinds, count, seed + ((ulong)i << 32)))];
                byte[][] expected = [.. bands.Select(band => SortedStretch.Apply(band, new StretchOptions()))];

                uint[] pixels = Render(bands[0], bands[1], bands[2]);

                var planes = Enumerable.Range(0, 3).Select(i => pixels.Select(pixel => Channels(pixel)[i]).ToArray());
                Assert.True(expected.Zip(planes).All(p => p.First.AsSpan().SequenceEqual(p.Second)), $"seed {seed}");
            }
        }
    }

    [Fact]
    public void Pack_LengthsDiffer_Throws() =>
        Assert.Throws<ArgumentException>(
            () => Stretch.Pack(new float[2], new float[2], new float[3], default, new uint[2]));

    private static uint[] Render(float[] red, float[] green, float[] blue)
    {
        using var percentiles = new PercentileFinder();
        var options = new StretchOptions();
        var pixels = new uint[red.Length];
        Stretch.Pack(
            red,
            green,
            blue,
            (Stretch.RangeOf(red, percentiles, options),
                Stretch.RangeOf(green, percentiles, options),
                Stretch.RangeOf(blue, percentiles, options)),
            pixels);
        return pixels;
    }

    private static byte[] Channels(uint pixel)
    {
        Assert.Equal(0u, pixel >> 24);
        return [(byte)pixel, (byte)(pixel >> 8), (byte)(pixel >> 16)];
    }

    /// <summary>One band of the planes; null stands for NaN.</summary>
    private static float[] Plane(JsonElement vector, int band) =>
    [
        .. vector.GetProperty("rgb").EnumerateArray().Select(Sample).Chunk(vector.Int("h") * vector.Int("w")).ElementAt(
            band),
    ];

    private static float Sample(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => float.NaN,
        JsonValueKind.String => value.GetString() == "inf" ? float.PositiveInfinity : float.NegativeInfinity,
        _ => value.GetSingle(),
    };
}
