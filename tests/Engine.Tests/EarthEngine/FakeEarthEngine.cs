using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using NuTonic.Engine.Geodesy;
using NuTonic.SourceServer;

namespace NuTonic.Engine.Tests.EarthEngine;

/// <summary>
/// A service with one collection. It reads expressions by their references as the real one does, and does what they ask
/// for: pixels that nothing unmasks come as 0, and a box that no filter names finds nothing.
/// </summary>
internal sealed class FakeEarthEngine(Grid whole, params FakeImage[] images)
{
    /// <summary>Replaces an answer; null answers as usual.</summary>
    public Func<string, JsonElement, byte[]?>? Instead { get; init; }

    /// <summary>Status of an answer that is none; null answers.</summary>
    public Func<string, JsonElement, int?>? Refuse { get; init; }

    public Task<ServerHost> StartAsync() => ServerHost.StartAsync(AnswerAsync);

    private async Task AnswerAsync(int number, HttpContext context)
    {
        using JsonDocument json = await JsonDocument.ParseAsync(context.Request.Body);
        string method = context.Request.Path.Value!.Split('/')[^1];
        JsonElement expression = json.RootElement.GetProperty("expression");
        if (Refuse?.Invoke(method, json.RootElement) is { } status)
        {
            context.Response.StatusCode = status;
            await context.Response.WriteAsJsonAsync(new { error = new { code = status, message = "not now" } });
            return;
        }

        byte[]? body = Instead?.Invoke(method, json.RootElement);
        context.Response.ContentType = method == "value:compute" ? "application/json" : "image/tiff";
        await context.Response.Body.WriteAsync(
            body ?? (method == "value:compute" ? List(expression) : Pixels(json.RootElement, expression)));
    }

    private byte[] List(JsonElement expression)
    {
        JsonElement range = ExpressionText.Calls(expression, "DateRange").Single();
        long start = Date(expression, range.GetProperty("start"));
        long end = Date(expression, range.GetProperty("end"));
        JsonElement subtract = ExpressionText.Calls(expression, "Number.subtract").Single();
        long scene = ExpressionText.Constant(expression, subtract.GetProperty("right")).GetInt64();
        JsonElement limit = ExpressionText.Calls(expression, "Collection.limit").Single();
        Assert.Single(ExpressionText.Calls(expression, "Filter.intersects"));
        IEnumerable<object[]> rows = images
            .Select(image => (Image: image, Time: image.Time.ToUnixTimeMilliseconds()))
            .Where(row => row.Time >= start && row.Time < end)
            .OrderBy(row => Math.Abs(row.Time - scene))
            .Take(ExpressionText.Constant(expression, limit.GetProperty("limit")).GetInt32())
            .Select(row => new object[] { row.Image.Id, row.Time, 1 - row.Image.MaskedShare });
        return JsonSerializer.SerializeToUtf8Bytes(new { result = new { list = rows } });
    }

    private byte[] Pixels(JsonElement request, JsonElement expression)
    {
        JsonElement grid = request.GetProperty("grid");
        JsonElement affine = grid.GetProperty("affineTransform");
        Assert.Equal("GEO_TIFF", request.GetProperty("fileFormat").GetString());
        Grid part = new(
            new Crs(
                int.Parse(grid.GetProperty("crsCode").GetString()!["EPSG:".Length..], CultureInfo.InvariantCulture)),
            new GeoTransform(
                affine.GetProperty("scaleX").GetDouble(), 0, affine.GetProperty("translateX").GetDouble(),
                0, affine.GetProperty("scaleY").GetDouble(), affine.GetProperty("translateY").GetDouble()),
            grid.GetProperty("dimensions").GetProperty("width").GetInt32(),
            grid.GetProperty("dimensions").GetProperty("height").GetInt32());
        FakeImage[] stack =
        [
            .. ExpressionText.Calls(expression, "Image.load").Select(call => Loaded(expression, call)),
        ];
        ushort masked = Unmasked(expression);
        return LabelTiff.Of(part, (x, y) =>
        {
            (double easting, double _) = part.Transform.Apply(x + 0.5, y + 0.5);
            double place = (easting - whole.Transform.C) / (whole.Transform.A * whole.WidthPx);
            return Array.FindLast(stack, image => place >= image.MaskedShare)?.Label ?? masked;
        });
    }

    private FakeImage Loaded(JsonElement expression, JsonElement call)
    {
        string id = ExpressionText.Constant(expression, call.GetProperty("id")).GetString()!;
        Assert.StartsWith("GOOGLE/DYNAMICWORLD/V1/", id, StringComparison.Ordinal);
        return images.Single(image => id.EndsWith(image.Id, StringComparison.Ordinal));
    }

    private static ushort Unmasked(JsonElement expression)
    {
        foreach (JsonElement call in ExpressionText.Calls(expression, "Image.unmask"))
        {
            JsonElement value = ExpressionText.Resolve(expression, call.GetProperty("value"));
            bool isKept = ExpressionText.Constant(expression, call.GetProperty("sameFootprint")).GetBoolean();
            return isKept ? (ushort)0 : ExpressionText.Constant(
                expression, value.GetProperty("functionInvocationValue").GetProperty("arguments").GetProperty("value"))
                .GetUInt16();
        }

        return 0;
    }

    private static long Date(JsonElement expression, JsonElement node)
    {
        JsonElement call = ExpressionText.Resolve(expression, node).GetProperty("functionInvocationValue");
        Assert.Equal("Date", call.GetProperty("functionName").GetString());
        return ExpressionText.Constant(expression, call.GetProperty("arguments").GetProperty("value")).GetInt64();
    }
}
