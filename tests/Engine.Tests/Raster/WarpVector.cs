using System.Text.Json;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Raster;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Raster;

/// <summary>One case of golden/vectors/warp.json.</summary>
internal sealed record WarpVector(string Note, string Method, IRasterSource Source, Grid Destination, float[] Expected)
{
    public bool IsSameCrs => Source.Grid.Crs == Destination.Crs;

    public static WarpVector[] ReadAll(string method)
    {
        using FileStream file = File.OpenRead(SharedFolder.Path("golden/vectors/warp.json"));
        using var document = JsonDocument.Parse(file);
        WarpVector[] vectors = [.. document.RootElement.EnumerateArray().Select(Read).Where(v => v.Method == method)];
        Assert.NotEmpty(vectors);
        return vectors;
    }

    private static WarpVector Read(JsonElement element)
    {
        JsonElement source = element.GetProperty("src");
        JsonElement destination = element.GetProperty("dst");
        JsonElement noData = source.GetProperty("nodata");
        return new WarpVector(
            element.GetProperty("note").GetString()!,
            element.GetProperty("method").GetString()!,
            new MemoryRaster(
                ReadGrid(source),
                Samples(source),
                noData.ValueKind == JsonValueKind.Null ? null : noData.GetDouble()),
            ReadGrid(destination),
            Samples(destination));
    }

    private static Grid ReadGrid(JsonElement element)
    {
        double[] t = [.. element.GetProperty("transform").EnumerateArray().Select(v => v.GetDouble())];
        string crs = element.GetProperty("crs").GetString()!;
        return new Grid(
            new Crs(int.Parse(crs.AsSpan("EPSG:".Length), System.Globalization.CultureInfo.InvariantCulture)),
            new GeoTransform(t[0], t[1], t[2], t[3], t[4], t[5]),
            element.GetProperty("w").GetInt32(),
            element.GetProperty("h").GetInt32());
    }

    private static float[] Samples(JsonElement element) =>
        [.. element.GetProperty("data").EnumerateArray()
            .Select(v => v.ValueKind == JsonValueKind.Null ? float.NaN : (float)v.GetDouble())];
}
