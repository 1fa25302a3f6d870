using System.Globalization;
using Microsoft.AspNetCore.Http;
using NuTonic.Engine.Network;
using NuTonic.Engine.Places.Datasets;
using NuTonic.Engine.Places.Lists;
using NuTonic.Engine.Tests.Network;
using NuTonic.SourceServer;

namespace NuTonic.Engine.Tests.Places.Datasets;

/// <summary>A rows server with a dataset in the form of the default one.</summary>
internal sealed class SomeDataset : IAsyncDisposable
{
    private readonly PlainFetcher _fetcher = new();
    private ServerHost? _server;

    public const string Name = "some one/places";

    public const string Features = """
        [{"feature_idx":0,"name":"image","type":{"_type":"Image"}},
         {"feature_idx":1,"name":"country_iso_alpha2","type":{"dtype":"string","_type":"Value"}},
         {"feature_idx":2,"name":"latitude","type":{"dtype":"string","_type":"Value"}},
         {"feature_idx":3,"name":"longitude","type":{"dtype":"string","_type":"Value"}},
         {"feature_idx":4,"name":"address","type":{"dtype":"string","_type":"Value"}}]
        """;

    public IReadOnlyList<SeenRequest> Requests => _server!.Requests;

    public Uri Address => _server!.Address;

    public PlainFetcher Fetcher => _fetcher;

    public static async Task<SomeDataset> StartAsync(Func<HttpContext, string> answer)
    {
        SomeDataset dataset = new();
        dataset._server = await ServerHost.StartAsync((_, context) =>
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            return context.Response.WriteAsync(answer(context));
        });
        return dataset;
    }

    /// <summary>A server that gives rows 0 to <paramref name="count"/> - 1 as the real one does.</summary>
    public static Task<SomeDataset> StartAsync(
        int count, Func<int, string>? row = null, string tail = "", int pageLength = 100) =>
        StartAsync(context =>
        {
            if (context.Request.Path == "/splits")
            {
                return """{"splits":[{"dataset":"d","config":"other","split":"train"},{"dataset":"d","config":"default","split":"test"},{"dataset":"d","config":"default","split":"train"}],"pending":[],"failed":[]}""";
            }

            int offset = int.Parse(context.Request.Query["offset"]!, CultureInfo.InvariantCulture);
            IEnumerable<string> rows = Enumerable.Range(offset, Math.Max(0, Math.Min(pageLength, count - offset)))
                .Select(row ?? Row);
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{{\"features\":{Features},\"rows\":[{string.Join(',', rows)}],\"num_rows_total\":{count},\"num_rows_per_page\":100,\"partial\":false{tail}}}");
        });

    public static string Row(int number) => Row(
        number,
        string.Create(CultureInfo.InvariantCulture, $"{number % 80}.5"),
        string.Create(CultureInfo.InvariantCulture, $"{number / 80}.25"));

    public static string Row(int number, string latitude, string longitude, string cut = "") => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""{"row_idx":{{{number}}},"row":{"image":{"src":"https://x/{{{number}}}.jpg?Expires=1&Signature=2","height":1,"width":2},"country_iso_alpha2":"SI","latitude":"{{{latitude}}}","longitude":"{{{longitude}}}","address":"Jarše {{{number}}}"},"truncated_cells":[{{{cut}}}]}""");

    public RowsClient Client(
        int maxScan = 100_000,
        string? configuration = null,
        string? split = null,
        ICredential? credential = null,
        IFetcher? fetcher = null) =>
        new(
            fetcher ?? _fetcher,
            new RowsOptions
            {
                BaseAddress = _server!.Address,
                Dataset = Name,
                Configuration = configuration,
                Split = split,
                Columns = new PlaceListOptions { MaxScan = maxScan },
                Credential = credential,
            });

    public async ValueTask DisposeAsync()
    {
        _fetcher.Dispose();
        await _server!.DisposeAsync();
    }
}
