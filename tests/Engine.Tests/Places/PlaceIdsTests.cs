using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Places;
using NuTonic.Engine.Sources;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Tests.Places;

public sealed class PlaceIdsTests
{
    [Theory]
    [InlineData(0, 0, "poi_0900000018000000")]
    [InlineData(-33.8688, 151.2093, "poi_0561312033120930")]
    [InlineData(-80, -180, "poi_0100000000000000")]
    [InlineData(84, 180, "poi_1740000000000000")]
    [InlineData(48.137154, 11.576124, "poi_1381371519157612")]
    public void Of_Position_IsReadable(double latitude, double longitude, string expected) =>
        Assert.Equal(expected, PlaceIds.Of(latitude, longitude));

    [Fact]
    public void Of_AnyPosition_IsABaseWhoseVariantsAreKnown()
    {
        foreach (Place place in SomePlaces.Scattered(200, 3))
        {
            string id = PlaceIds.Of(place.Latitude, place.Longitude);

            Assert.Matches(@"\Apoi_\d{16}\z", id);
            Assert.Equal(id, BasePoi.Of(id + "_g002"));
        }
    }

    [Theory]
    [InlineData("poi_0007", "poi_0007", "poi_0007")]
    [InlineData(" 17 ", "poi_17", "poi_17")]
    [InlineData("fire_greece_2023", "fire_greece_2023", "poi_fire_greece_2023")]
    [InlineData("Sa\u0303o-Paulo", "S\u00E3o-Paulo", "poi_S\u00E3o-Paulo")]
    public void Normalize_IdOfAList_FitsFilesAndPoiJson(string text, string id, string folder)
    {
        Assert.Equal(id, PlaceIds.Normalize(text));
        Assert.Null(PlaceIds.Complaint(id));
        Assert.Equal(folder, PlaceIds.FolderName(id));
        PoiIdRules.Check(folder + "_g001", new SourceLocation("poi.json"));
        PoiIdRules.Check(id + "_g001", new SourceLocation("poi.json"));
    }

    [Theory]
    [InlineData("../../escape")]
    [InlineData("a b")]
    [InlineData("a.b")]
    [InlineData("a:b")]
    [InlineData("a\u200Bb")]
    [InlineData("a\0b")]
    [InlineData("\uD83D\uDE00")]
    [InlineData("\uD83D")]
    [InlineData("nul")]
    [InlineData("Com1")]
    [InlineData("")]
    public void Complaint_UnfitId_IsTold(string id) => Assert.NotNull(PlaceIds.Complaint(id));

    [Fact]
    public void Complaint_LongId_LeavesRoomForSuffixes()
    {
        string longest = new('a', PlaceIds.MaxBytes);

        Assert.Null(PlaceIds.Complaint(longest));
        Assert.NotNull(PlaceIds.Complaint(longest + "a"));
        PoiIdRules.Check(PlaceIds.FolderName(longest) + "_g001", new SourceLocation("poi.json"));
    }
}
