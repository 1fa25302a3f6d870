using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Places.Lists;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Places.Lists;

public sealed class PlaceListErrorsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("lat,lon\n", "NT1416", 0, 0, "no place")]
    [InlineData("", "NT1416", 0, 0, "no place")]
    [InlineData("[]", "NT1416", 0, 0, "no place")]
    [InlineData("name,lon\nx,2\n", "NT1402", 2, 1, "for the latitude; it has: 'name', 'lon'")]
    [InlineData("lat,name\n1,x\n", "NT1402", 2, 1, "for the longitude")]
    [InlineData("lat,latitude,lon\n1,1,2\n", "NT1403", 2, 1, "'lat', 'latitude'")]
    [InlineData("lat,lon,lng\n1,2,2\n", "NT1403", 2, 1, "'lon', 'lng'")]
    [InlineData("lat,lon\n1,2\n\"3,4\n", "NT1404", 3, 1, "no closing quotation mark")]
    [InlineData("lat,lon,note\n1,2,\"a\"b\n", "NT1404", 2, 8, "followed by more text")]
    [InlineData("lat,lon,name\n1,2,Paris, France\n", "NT1404", 2, 11, "4 values but there are 3 columns")]
    [InlineData("lat,lon\n1,\n", "NT1407", 2, 1, "'lon'")]
    [InlineData("lat,lon\n1\n", "NT1407", 2, 1, "'lon'")]
    [InlineData("lat;lon\n1;2\n48,1;11,5\n", "NT1408", 3, 1, "'48,1'")]
    [InlineData("lat,lon\nNaN,2\n", "NT1408", 2, 1, "'NaN'")]
    [InlineData("lat,lon\n1,1e999\n", "NT1408", 2, 3, "'1e999'")]
    [InlineData("lat,lon\n151.2,-33.8\n", "NT1409", 2, 1, "seem to be swapped")]
    [InlineData("x,y\n500000,4649776\n", "NT1409", 2, 8, "not metres")]
    [InlineData("lat,lon\n1,190\n", "NT1410", 2, 1, "190")]
    [InlineData("lat,lon\n-80.5,190\n", "NT1410", 2, 1, "190")]
    [InlineData("lat,lon\n84.5,19\n", "NT1411", 2, 1, "84.5")]
    [InlineData("id,lat,lon\n../x,1,2\n", "NT1412", 2, 1, "'../x'")]
    [InlineData("id,lat,lon\na,1,2\nb,1,2\n\nA,3,4\n", "NT1413", 5, 1, "line 2")]
    [InlineData("lat,lon,bbox_km\n1,2,-1\n", "NT1414", 2, 5, "'-1'")]
    [InlineData("lat,lon,bbox_wgs84\n1,2,\"2,1,1,3\"\n", "NT1414", 2, 5, "west, south")]
    [InlineData("{\"lat\":1,\"lon\":2}\n{\"lat\":1,,}\n", "NT1405", 2, 10, "invalid start")]
    [InlineData("{\"lat\":1,\"lon\":2}\n17\n", "NT1405", 2, 1, "an object is expected")]
    [InlineData("[{\"lat\":1,\n \"lon\":2},\n [3]]", "NT1405", 3, 2, "an object is expected")]
    [InlineData("[{\"lat\":1,\"lon\":2}", "NT1405", 1, 19, "")]
    [InlineData("[{\"lat\":1,\n  \"lon\":\"east\"}]", "NT1408", 2, 9, "'east'")]
    [InlineData(
        "{\"type\":\"FeatureCollection\",\"features\":[\n{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[]}}]}",
        "NT1415",
        2,
        30,
        "Polygon")]
    [InlineData(
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":null}]}",
        "NT1407",
        1,
        70,
        "geometry")]
    [InlineData(
        "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[1]}}", "NT1407", 1, 30, "coordinates")]
    [InlineData(
        "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[null,\"x\"]}}",
        "NT1408",
        1,
        30,
        "'x'")]
    [InlineData("location_id: poi_0000\ntruth_lat: -34.2\n", "NT1402", 2, 1, "'location_id: poi_0000'")]
    public void Read_WrongList_IsATypedErrorAtItsPlace(string content, string code, int line, int column, string words)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Combine("places.csv");
        File.WriteAllText(path, content);

        Diagnostic error =
            Assert.Throws<NuTonicException>(() => PlaceList.Read(path, new PlaceListOptions(), Token)).Diagnostic;

        Assert.Equal(code, error.Code);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Equal(new SourceLocation(path, line, column), error.Location);
    }

    [Fact]
    public void Read_OptionNamesNoColumn_SaysWhichThereAre()
    {
        NuTonicException failure = Assert.Throws<NuTonicException>(
            () => Read("lat,lon\n1,2\n"u8.ToArray(), new PlaceListOptions { LatitudeField = "breite" }));

        Assert.Equal("NT1402", failure.Diagnostic.Code);
        Assert.Contains("'lat', 'lon'", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { (byte)'l', (byte)'a', (byte)'t', (byte)',', 0xFF, (byte)'\n' })]
    [InlineData(new byte[] { 0x50, 0x4B, 3, 4, 0, 0, 0 })]
    public void Read_NoText_IsATypedError(byte[] content) =>
        Assert.Equal(
            "NT1401", Assert.Throws<NuTonicException>(() => Read(content, new PlaceListOptions())).Diagnostic.Code);

    [Fact]
    public void Read_NoFile_IsATypedError() => Assert.Equal(
        "NT1400",
        Assert.Throws<NuTonicException>(
            () => PlaceList.Read("/nowhere/places.csv", new PlaceListOptions(), Token)).Diagnostic.Code);

    [Theory]
    [InlineData("lat,lon\n1,2\n3,\"")]
    [InlineData("[{\"lat\":1,\"lon\":2,\"note\":\"")]
    [InlineData("[{\"lat\":1,\"lon\":2,\"note\":[")]
    public void Read_EndlessRow_IsATypedErrorInLittleMemory(string start)
    {
        string filling = start.EndsWith('[') ? "[]," : "aaa";
        byte[] content = System.Text.Encoding.UTF8.GetBytes(start + string.Concat(Enumerable.Repeat(filling, 2 << 20)));

        Assert.Equal(
            "NT1406", Assert.Throws<NuTonicException>(() => Read(content, new PlaceListOptions())).Diagnostic.Code);
    }

    [Fact]
    public void Read_DeepJson_IsATypedError()
    {
        byte[] content = System.Text.Encoding.UTF8.GetBytes("[{\"lat\":" + new string('[', 5000));

        Assert.Equal(
            "NT1405", Assert.Throws<NuTonicException>(() => Read(content, new PlaceListOptions())).Diagnostic.Code);
    }

    [Theory]
    [InlineData("id,lat,lon,note\na,1,2,\"x, \"\"y\"\"\nz\"\nb,3,4,\n")]
    [InlineData("[{\"id\":\"a\",\"lat\":1,\"lon\":2,\"note\":\"\\u00e9\\ud83d\\ude00\"},{\"lat\":3,\"lon\":4}]")]
    [InlineData(
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]},\"properties\":{\"a\":1}}]}")]
    public void Read_CutAndChangedLists_EndWellOrWithATypedError(string content)
    {
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(content);
        byte[] signs = [0, (byte)'"', (byte)'{', (byte)'[', (byte)',', (byte)'\n', 0xC3, (byte)'9', (byte)'\\'];
        List<byte[]> variants = [.. Enumerable.Range(0, bytes.Length).Select(length => bytes[..length])];
        for (int i = 0; i < bytes.Length; i++)
        {
            foreach (byte sign in signs)
            {
                byte[] changed = [.. bytes];
                changed[i] = sign;
                variants.Add(changed);
            }
        }

        using var folder = new TemporaryFolder();
        string path = folder.Combine("places");
        foreach (byte[] variant in variants)
        {
            File.WriteAllBytes(path, variant);
            Exception? failure = Record.Exception(() => PlaceList.Read(path, new PlaceListOptions(), Token));

            Assert.True(
                failure is null or NuTonicException, $"{System.Text.Encoding.UTF8.GetString(variant)}: {failure}");
        }
    }

    private static void Read(byte[] content, PlaceListOptions options)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Combine("places.csv");
        File.WriteAllBytes(path, content);
        PlaceList.Read(path, options, Token);
    }
}
