using System.Globalization;
using System.Text.Json;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Tests.Tiling;

public sealed class NearestResizeTests
{
    [Fact]
    public void Indices_ReferenceVectors_Equal()
    {
        JsonProperty[] cases = [.. Vectors.Load("nearest_index").EnumerateObject()];

        foreach (JsonProperty vector in cases)
        {
            int[] sizes = [.. vector.Name.Split("->").Select(s => int.Parse(s, CultureInfo.InvariantCulture))];
            Assert.Equal(vector.Value.Ints(), NearestResize.Indices(sizes[0], sizes[1]));
        }

        Assert.Equal(12, cases.Length);
    }

    [Fact]
    public void Apply_ReferenceMasks_Equal()
    {
        foreach (JsonElement vector in Vectors.Load("resize").EnumerateArray())
        {
            int size = vector.Int("n");
            var indices = NearestResize.Indices(size, vector.Int("out"));
            var target = new byte[indices.Length * indices.Length];

            NearestResize.Apply(vector.GetProperty("mask").Bytes(), size, indices, indices, target);

            Assert.Equal(vector.GetProperty("mask_out").Bytes(), target);
        }
    }

    [Fact]
    public void Apply_AxesDiffer_PicksRowsAndColumns()
    {
        var target = new byte[2];

        NearestResize.Apply([1, 2, 3, 4, 5, 6], 3, [2], [1, 0], target);

        Assert.Equal([6, 3], target);
    }
}
