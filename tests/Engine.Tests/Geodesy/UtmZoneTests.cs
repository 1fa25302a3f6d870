using System.Text.Json;
using NuTonic.Engine.Geodesy;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Geodesy;

public sealed class UtmZoneTests
{
    [Fact]
    public void Crs_PublishedVectors_Match()
    {
        using FileStream file = File.OpenRead(SharedFolder.Path("golden/vectors/utm_zone.json"));
        using var document = JsonDocument.Parse(file);
        Assert.NotEqual(0, document.RootElement.GetArrayLength());

        foreach (JsonElement row in document.RootElement.EnumerateArray())
        {
            Crs crs = UtmZone.Crs(row.GetProperty("lat").GetDouble(), row.GetProperty("lon").GetDouble());

            Assert.Equal(row.GetProperty("epsg").GetInt32(), crs.Epsg);
        }
    }
}
