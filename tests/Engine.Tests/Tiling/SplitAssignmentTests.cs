using System.Text.Json;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Tests.Tiling;

public sealed class SplitAssignmentTests
{
    [Fact]
    public void Of_ReferenceVectors_Equal()
    {
        var weights = new SplitWeights(8, 1, 1);
        JsonElement[] cases = [.. Vectors.Load("split").EnumerateArray()];

        foreach (JsonElement vector in cases)
        {
            var expected = Enum.Parse<Split>(vector.Text("split"), ignoreCase: true);
            Assert.Equal(expected, SplitAssignment.Of(vector.Text("poi_id"), weights));
        }

        Assert.Equal(54, cases.Length);
    }

    [Theory]
    [InlineData(1, 0, 0, Split.Train)]
    [InlineData(0, 1, 0, Split.Validation)]
    [InlineData(0, 0, 1, Split.Test)]
    internal void Of_OneWeight_TakesEverything(int train, int validation, int test, Split expected)
    {
        var weights = new SplitWeights(train, validation, test);

        Assert.All(["poi_0", "poi_1", "a", ""], key => Assert.Equal(expected, SplitAssignment.Of(key, weights)));
    }

    [Fact]
    public void Of_NoWeight_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SplitAssignment.Of("a", new SplitWeights(0, 0, 0)));
}
