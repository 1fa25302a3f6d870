using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Network;
using NuTonic.Engine.Places.Lists;

namespace NuTonic.Engine.Places.Datasets;

/// <summary>
/// Reads places from a dataset of the Hugging Face Hub by way of its rows server, page after page. Every page is an
/// answer of its own that the fetcher stores, so that an interrupted build goes on where it was. Pages always have the
/// same limits: a larger MaxScan asks for the new ones alone.
/// </summary>
/// <seealso href="https://huggingface.co/docs/dataset-viewer/rows">Dataset viewer, rows</seealso>
internal sealed class RowsClient(IFetcher fetcher, RowsOptions options)
{
    /// <summary>Rows of a page: the most that the server gives.</summary>
    public const int PageLength = 100;

    // A row of a hundred may hold long texts, and links to media.
    private const long MaxAnswer = 32 << 20;
    private const string DefaultConfiguration = "default";
    private const string DefaultSplit = "train";

    private readonly Uri _base = new(options.BaseAddress.AbsoluteUri.TrimEnd('/') + "/");

    /// <summary>The places of the dataset.</summary>
    /// <returns>Places named by their position (<see cref="PlaceIds"/>),
    /// with the texts and numbers of their rows.</returns>
    /// <exception cref="NuTonicException">NT1402, NT1403: the columns of the position are not clear;
    /// NT1430 to NT1433; NT13xx.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; complete pages are stored.</exception>
    public async Task<PlaceCandidates> ReadAsync(CancellationToken cancellationToken)
    {
        (string configuration, string split) = await ChooseSplitAsync(cancellationToken);
        var rows = new RowsCollector(options);
        int offset = 0;
        while (true)
        {
            int first = offset;
            RowsPage page = await AskAsync(
                "rows",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"&config={Escape(configuration)}&split={Escape(split)}&offset={offset}&length={PageLength}"),
                answer => RowsPage.Read(answer, first, Wrong),
                cancellationToken);
            rows.Add(page);
            offset += page.Rows.Length;
            int total = page.Total ?? (page.Rows.Length < PageLength ? offset : int.MaxValue);
            if (offset >= total || offset >= options.Columns.MaxScan)
            {
                return rows.Finish(page.IsPartial || offset < total, _base.Host);
            }

            if (page.Rows.IsEmpty)
            {
                throw new NuTonicException(Errors.RowsEndEarly, null, _base.Host, options.Dataset, offset, total);
            }
        }
    }

    private static string Escape(string text) => Uri.EscapeDataString(text);

    private static string? Text(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object
        && value.TryGetProperty(name, out JsonElement text)
        && text.ValueKind == JsonValueKind.String
            ? text.GetString()
            : null;

    private async Task<(string Configuration, string Split)> ChooseSplitAsync(CancellationToken cancellationToken)
    {
        if (options is { Configuration: { } configuration, Split: { } split })
        {
            return (configuration, split);
        }

        ImmutableArray<(string Configuration, string Split)> splits = await AskAsync(
            "splits", "", ReadSplits, cancellationToken);
        return splits
            .Where(each => options.Configuration is null || each.Configuration == options.Configuration)
            .Where(each => options.Split is null || each.Split == options.Split)
            .OrderByDescending(static each => each.Configuration == DefaultConfiguration)
            .ThenByDescending(static each => each.Split == DefaultSplit)
            .Select(static each => ((string, string)?)each)
            .FirstOrDefault() ?? throw new NuTonicException(
                Errors.RowsSplitMissing,
                null,
                _base.Host,
                options.Dataset,
                $"'{options.Configuration ?? "*"}/{options.Split ?? "*"}'",
                PlaceColumns.List([.. splits.Select(static each => $"{each.Configuration}/{each.Split}")]));
    }

    private ImmutableArray<(string Configuration, string Split)> ReadSplits(JsonElement answer) =>
    [
        .. RowsPage.List(answer, "splits", Wrong).EnumerateArray().Select(each =>
            (
                Text(each, "config") ?? throw Wrong("a split has no configuration"),
                Text(each, "split") ?? throw Wrong("a split has no name"))),
    ];

    private async Task<T> AskAsync<T>(
        string endpoint, string query, Func<JsonElement, T> read, CancellationToken cancellationToken)
    {
        FetchRequest request = new()
        {
            Address = new Uri(_base, $"{endpoint}?dataset={Escape(options.Dataset)}{query}"),
            Purpose = "dataset rows",
            Subject = options.Dataset,
            MaxBytes = MaxAnswer,
            Accept = "application/json",
            Credential = options.Credential,

            // A page that says "not ready yet" with status 200 must not be all that is ever looked at.
            IsWorthKeeping = Worth.Of(body => Read(body, null, read)),
        };
        FetchAnswer answer = await fetcher.FetchAsync(request, cancellationToken);
        return Read(answer.Body, answer.MediaType, read);
    }

    private T Read<T>(ReadOnlyMemory<byte> body, string? mediaType, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return read(document.RootElement);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            // The latter: a text with half a character.
            string kind = mediaType ?? "of no type";
            throw new NuTonicException(
                Diagnostic.Create(
                    Errors.RowsDamaged,
                    null,
                    _base.Host,
                    options.Dataset,
                    $"it is not valid JSON but '{PlacePosition.Shorten(kind)}'"),
                failure);
        }
    }

    private NuTonicException Wrong(string what) => new(Errors.RowsDamaged, null, _base.Host, options.Dataset, what);
}
