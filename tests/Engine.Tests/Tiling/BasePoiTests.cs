using System.Text.Json;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Tests.Tiling;

public sealed class BasePoiTests
{
    [Fact]
    public void Of_ReferenceVectors_Equal()
    {
        foreach (JsonElement vector in Vectors.Load("split").EnumerateArray())
        {
            Assert.Equal(vector.Text("base"), BasePoi.Of(vector.Text("poi_id")));
        }
    }

    [Theory]
    [InlineData("poi_12_g003", "poi_12")]
    [InlineData("poi_12_g03", "poi_12_g03")]
    [InlineData("poi_12_g0034", "poi_12_g0034")]
    [InlineData("poi_12_h003", "poi_12_h003")]
    [InlineData("poi_12_g0a3", "poi_12_g0a3")]
    [InlineData("poi_a2_g003", "poi_a2_g003")]
    [InlineData("poi__g003", "poi__g003")]
    [InlineData("xoi_1_g003", "xoi_1_g003")]
    [InlineData("poi_1_g001_g002", "poi_1_g001_g002")]
    [InlineData("_g003", "_g003")]
    [InlineData("poi_g003", "poi_g003")]
    public void Of_Id_StripsOnlyAVariant(string poiId, string expected) => Assert.Equal(expected, BasePoi.Of(poiId));

    [Theory]
    [InlineData("poi_12_g003", "poi_12")]
    [InlineData("poi_farm", "poi_farm")]
    [InlineData("poi_farm_g003", "poi_farm")]
    [InlineData("poi_farm_g003_g001", "poi_farm")]
    [InlineData("poi_mill_g003", "poi_mill_g003")]
    [InlineData("poi_farm_g03", "poi_farm_g03")]
    [InlineData("poi_7_g001_g001", "poi_7")]
    public void Among_OtherNames_StripsWhatLiesBeside(string poiId, string expected)
    {
        HashSet<string> all = ["poi_farm", "poi_farm_g003", "poi_farm_g003_g001", "poi_mill_g003", "poi_7_g001"];

        Assert.Equal(expected, BasePoi.Among(poiId, all));
    }
}
