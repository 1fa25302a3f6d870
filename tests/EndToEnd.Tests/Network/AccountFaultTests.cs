using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Imaging;
using NuTonic.Engine.Places;
using NuTonic.Engine.Tests.EarthEngine;
using NuTonic.Fixtures;
using NuTonic.SourceServer;

namespace NuTonic.EndToEnd.Tests.Network;

/// <summary>
/// As <see cref="FaultTests"/>, for servers that know who asks: places come from the rows of a data set, labels from
/// Earth Engine, and each place has a still. 0 has no fault; those of 1, 4 and of the rows pass.
/// </summary>
public sealed class AccountFaultTests
{
    private const string Token = "pk.secretvalue-5f31c0";
    private const int Side = 2560;
    private const int Places = 6;

    private static readonly Lazy<byte[]> Still = new(() => PngEncoder.EncodeRgb(new byte[3 * Side * Side], Side, Side));

    // A web page for a picture, no picture, and pixels that are none.
    private static readonly Dictionary<int, string> Lasting = new() { [2] = "NT1311", [3] = "NT1308", [5] = "NT1705" };

    private readonly ConcurrentDictionary<int, int> _stills = new();
    private readonly ConcurrentDictionary<int, int> _pixels = new();
    private bool _isMended;

    [Fact]
    public async Task Build_FaultsOfRowsStillsAndEarthEngine_FetchesTheGoodOnesNamesTheOthersAndGoesOnFromThere()
    {
        await using FetchSpace fetch = await FetchSpace.StartAsync();
        await using ServerHost rows = await ServerHost.StartAsync(SendRowsAsync);
        await using ServerHost map = await ServerHost.StartAsync((_, context) => SendStillAsync(context));
        Grid anywhere = new(new Crs(32629), new GeoTransform(10, 0, 0, 0, -10, 3_000_000), 100_000, 100_000);
        FakeEarthEngine service = new(anywhere, FakeImage.On("20200219", 4, tile: "T29RKH"))
        {
            Refuse = Refuse,
            Instead = Instead,
        };
        await using ServerHost earth = await service.StartAsync();
        await using ServerHost tokens = await ServerHost.StartAsync((_, context) => Faults.Text(
            context, """{"access_token":"ya29.token-of-a-test","expires_in":3600,"token_type":"Bearer"}"""));
        using TemporaryFolder account = new();
        using RSA key = RSA.Create(2048);
        LabelSourceTests.WriteKeyFile(account.Combine("key.json"), key, tokens.Address);
        fetch.Space.Environment["GOOGLE_APPLICATION_CREDENTIALS"] = account.Combine("key.json");
        fetch.Space.Environment["EE_PROJECT"] = "my-project-1";
        fetch.Space.Environment["MAPBOX_ACCESS_TOKEN"] = Token;
        string[] options =
        [
            .. fetch.World.Options("").Where(option => !option.StartsWith("-p:PoiList", StringComparison.Ordinal)),
            "-p:PoiDataset=someone/places", $"-p:RowsEndpoint={rows.Address}", $"-p:StillEndpoint={map.Address}",
            "-p:LabelProvider=dynamicworld", $"-p:EarthEngineEndpoint={earth.Address}",
        ];

        BuildRun run = fetch.Space.Build(options);
        int rowsAsked = rows.Requests.Count;
        (int stillsAsked, int pixelsAsked) = (_stills.Values.Sum(), _pixels.Values.Sum());
        SortedDictionary<string, string> before = fetch.Space.Files();
        _isMended = true;
        int already = fetch.World.Asked.Count;
        BuildRun next = fetch.Space.Build(options);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(Lasting.Values.Order(StringComparer.Ordinal), run.Errors);
        foreach ((int number, string code) in Lasting)
        {
            string line = run.Output.Split('\n')
                .First(text => text.Contains("error " + code, StringComparison.Ordinal));
            Assert.Contains("127.0.0.1", line, StringComparison.Ordinal);
            Assert.True(line.Contains(IdOf(number), StringComparison.Ordinal), line);
        }

        Assert.All(Enumerable.Range(0, Places), number => Assert.Equal(
            !Lasting.ContainsKey(number), before.ContainsKey($"images/{IdOf(number)}_r00000_c00000.png")));

        // Splits twice; rows that were put off, cut short and whole.
        Assert.Equal(5, rowsAsked);

        // What was whole is kept: the rest is asked for again, and nothing else.
        Assert.True(next.ExitCode == 0, next.Output);
        Assert.Equal(rowsAsked, rows.Requests.Count);
        Assert.Equal(2, _stills.Values.Sum() - stillsAsked - _stills.GetValueOrDefault(5));
        Assert.Equal(1, _stills.GetValueOrDefault(5));
        Assert.Equal(1, _pixels.Values.Sum() - pixelsAsked);
        Assert.Empty(fetch.World.Since(already));
        SortedDictionary<string, string> after = fetch.Space.Files();
        Assert.All(
            Enumerable.Range(0, Places),
            number => Assert.Contains($"images/{IdOf(number)}_r00000_c00000.png", after.Keys));
        SecretTests.AssertNowhere(fetch.Space, Token, run, next);
    }

    private static string IdOf(int number)
    {
        (double latitude, double longitude) = StacWorld.PlaceOf(number);
        return PlaceIds.Of(latitude, longitude);
    }

    private static int Nearest(double latitude) => (int)Math.Round((latitude - StacWorld.PlaceOf(0).Latitude) / 0.03);

    private static string Rows()
    {
        IEnumerable<string> rows = Enumerable.Range(0, Places).Select(number =>
        {
            (double latitude, double longitude) = StacWorld.PlaceOf(number);
            return string.Create(
                CultureInfo.InvariantCulture,
                $$$"""
                {"row_idx":{{{number}}},"row":{"latitude":"{{{latitude:0.######}}}",
                 "longitude":"{{{longitude:0.######}}}"},"truncated_cells":[]}
                """);
        });
        return $$$"""
            {"features":[{"feature_idx":0,"name":"latitude","type":{"dtype":"string","_type":"Value"}},
             {"feature_idx":1,"name":"longitude","type":{"dtype":"string","_type":"Value"}}],
             "rows":[{{{string.Join(',', rows)}}}],
             "num_rows_total":{{{Places}}},"num_rows_per_page":100,"partial":false}
            """;
    }

    private static Task SendRowsAsync(int number, HttpContext context) => number switch
    {
        0 => Faults.Status(context, 503),
        1 => Faults.Text(
            context,
            """
            {"splits":[{"dataset":"someone/places","config":"default","split":"train"}],"pending":[],"failed":[]}
            """),
        2 => Faults.Status(context, 429, retryAfter: "1"),
        3 => Faults.Cut(context, 200),
        _ => Faults.Text(context, Rows()),
    };

    private Task SendStillAsync(HttpContext context)
    {
        string place = context.Request.Path.Value!.Split('/')[^2];
        int number = Nearest(double.Parse(place.Split(',')[1], CultureInfo.InvariantCulture));
        int times = _stills.AddOrUpdate(number, 1, (_, before) => before + 1);
        switch (number)
        {
            case 1 when times == 1:
                return Faults.Status(context, 503);
            case 2 when !_isMended:
                return Faults.Page(context);
            case 3 when !_isMended:
                return Faults.Status(context, 404);
        }

        context.Response.ContentType = "image/png";
        context.Response.ContentLength = Still.Value.Length;
        return context.Response.Body.WriteAsync(Still.Value).AsTask();
    }

    private int? Refuse(string method, JsonElement request)
    {
        if (method == "value:compute")
        {
            return null;
        }

        int number = PlaceOf(request);
        int times = _pixels.AddOrUpdate(number, 1, (_, before) => before + 1);
        return number == 4 && times == 1 ? 429 : null;
    }

    private byte[]? Instead(string method, JsonElement request) =>
        method != "value:compute" && PlaceOf(request) == 5 && !_isMended ? "no picture"u8.ToArray() : null;

    private static int PlaceOf(JsonElement request)
    {
        JsonElement grid = request.GetProperty("grid");
        JsonElement affine = grid.GetProperty("affineTransform");
        JsonElement size = grid.GetProperty("dimensions");
        double[] x = [affine.GetProperty("translateX").GetDouble() + (size.GetProperty("width").GetInt32() * 5)];
        double[] y = [affine.GetProperty("translateY").GetDouble() - (size.GetProperty("height").GetInt32() * 5)];
        CoordinateTransform.Create(new Crs(32629), Crs.Wgs84).Transform(x, y);
        return Nearest(y[0]);
    }
}
