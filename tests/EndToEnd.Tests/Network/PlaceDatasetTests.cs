using System.Globalization;
using Microsoft.AspNetCore.Http;
using NuTonic.SourceServer;

namespace NuTonic.EndToEnd.Tests.Network;

/// <summary>Places come from the rows of a data set.</summary>
public sealed class PlaceDatasetTests
{
    private const int Rows = 150;

    [Fact]
    public async Task Build_PoiDataset_ChoosesAmongItsRowsAndReadsThemOnce()
    {
        await using FetchSpace fetch = await FetchSpace.StartAsync();
        await using ServerHost rows = await ServerHost.StartAsync(
            (_, context) => Faults.Text(context, Answer(context)));
        string[] options =
        [
            .. fetch.World.Options("").Where(option => !option.StartsWith("-p:PoiList", StringComparison.Ordinal)),
            "-p:Stills=none", "-p:PoiDataset=someone/places", $"-p:RowsEndpoint={rows.Address}", "-p:NumPoints=2",
            "-p:MinSeparationKm=5",
        ];

        BuildRun run = fetch.Space.Build(options);
        (int asked, int read) = (fetch.World.Requests, rows.Requests.Count);
        BuildRun again = fetch.Space.Build([.. options, "-p:Offline=true"]);

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Equal(2, rows.Requests.Count(request => request.Path.StartsWith("/rows", StringComparison.Ordinal)));
        again.AssertCounts(0, 0, run.Built);
        Assert.Equal((asked, read), (fetch.World.Requests, rows.Requests.Count));
        Assert.Equal(2, Directory.GetDirectories(fetch.Fetched).Length);
    }

    [Fact]
    public async Task Build_PoiDatasetGone_NamesHostAndDataset()
    {
        await using FetchSpace fetch = await FetchSpace.StartAsync();
        await using ServerHost rows = await ServerHost.StartAsync((_, context) => Faults.Status(context, 404));

        BuildRun run = fetch.Space.Build("-p:PoiDataset=someone/places", $"-p:RowsEndpoint={rows.Address}");

        Assert.Equal(1, run.ExitCode);
        Assert.Single(run.Errors);
        FetchSpace.AssertSays(run, "someone/places");
        FetchSpace.AssertSays(run, rows.Address.Authority);
    }

    private static string Answer(HttpContext context)
    {
        if (context.Request.Path == "/splits")
        {
            return """{"splits":[{"dataset":"someone/places","config":"default","split":"train"}],"pending":[],"failed":[]}""";
        }

        int offset = int.Parse(context.Request.Query["offset"]!, CultureInfo.InvariantCulture);
        IEnumerable<string> rows = Enumerable.Range(offset, Math.Clamp(Rows - offset, 0, 100)).Select(Row);
        return string.Create(CultureInfo.InvariantCulture, $$$"""
            {"features":[{"feature_idx":0,"name":"latitude","type":{"dtype":"string","_type":"Value"}},
             {"feature_idx":1,"name":"longitude","type":{"dtype":"string","_type":"Value"}}],
             "rows":[{{{string.Join(',', rows)}}}],"num_rows_total":{{{Rows}}},"num_rows_per_page":100,"partial":false}
            """);
    }

    private static string Row(int number)
    {
        string latitude = string.Create(CultureInfo.InvariantCulture, $"{24.6 + (0.003 * number):0.####}");
        return string.Create(CultureInfo.InvariantCulture, $$$"""
            { "row_idx": {{{number}}}, "row": { "latitude": "{{{latitude}}}", "longitude": "-11.6" }, "truncated_cells": [] }
            """);
    }
}
