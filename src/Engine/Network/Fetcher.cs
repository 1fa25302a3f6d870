using System.Globalization;
using System.Net;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Network;

/// <summary>
/// The client of all network sources. What is stored is not asked for again unless the policy says so; everything else
/// goes to servers politely. Safe for several threads; one for each build.
/// </summary>
internal sealed class Fetcher : IFetcher, IDisposable
{
    private readonly FetchOptions _options;
    private readonly IFetchStore _store;
    private readonly TimeProvider _time;
    private readonly NetworkSource _network;
    private readonly Redactor _redactor = new();
    private readonly SingleFlight<FetchAnswer> _flights = new();
    private readonly Recorder? _recorder;
    private readonly Replayer? _replayer;
    private readonly DateTimeOffset _started;

    /// <summary>A client; nothing is sent yet.</summary>
    /// <param name="options">Limits, policy and folders.</param>
    /// <param name="store">Keeps answers.</param>
    /// <param name="time">Tells ages and measures waits; timeouts are always real time.</param>
    public Fetcher(FetchOptions options, IFetchStore store, TimeProvider time)
    {
        _options = options;
        _store = store;
        _time = time;
        _started = time.GetUtcNow();
        _network = new NetworkSource(options, Tally, time);
        _recorder = options.RecordFolder is { } record ? new Recorder(record, _redactor) : null;
        _replayer = options.ReplayFolder is { } replay ? new Replayer(replay) : null;
    }

    /// <summary>What was asked so far.</summary>
    public FetchTally Tally { get; } = new();

    /// <summary>What was missing so far while no server may be asked.</summary>
    public OfflineMisses Misses { get; } = new();

    /// <inheritdoc/>
    public async Task<FetchAnswer> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        CheckRequest(request);
        cancellationToken.ThrowIfCancellationRequested();
        if (_replayer is not null)
        {
            return Replay(request, _replayer);
        }

        if (!request.IsStored || request.IsSecret)
        {
            FetchResponse response = await AskAsync(request, null, cancellationToken);
            _recorder?.Write(request, response);
            return Answer(response);
        }

        byte[] material = FetchKey.Material(request);
        Digest key = Digest.Of(material);
        return await _flights.RunAsync(key, token => StoredAsync(request, key, material, token), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<FetchAnswer> DownloadAsync(FetchRequest request, string path, CancellationToken cancellationToken)
    {
        CheckRequest(request);
        if (request.Range is not null)
        {
            throw new ArgumentException("a download is of the whole content", nameof(request));
        }

        if (_options.Policy.IsOffline && _replayer is null)
        {
            throw Misses.Add(request);
        }

        FetchResponse response;
        using (DownloadFile file = new(path))
        {
            response = await DownloadAsync(request, file, cancellationToken);
            if (response.Status == (int)HttpStatusCode.OK)
            {
                file.Publish();
                _recorder?.WriteDownload(request, response, path);
            }
        }

        return Answer(response) with { IsFromStore = _replayer is not null };
    }

    /// <inheritdoc/>
    public void Dispose() => _network.Dispose();

    private static FetchAnswer Answer(FetchResponse response) => new()
    {
        Status = (HttpStatusCode)response.Status,
        Body = response.Body,
        MediaType = response.MediaType,
        ETag = response.ETag,
        TotalLength = response.TotalLength,
        Headers = response.Headers,
    };

    private static FetchTroubles Troubles(FetchRequest request) => new(
        new FetchHop(request, request.Address, request.Method, false) { AnswerTimeout = default, Deadline = default },
        new Redactor());

    private static FetchAnswer Answer(StoredFetch stored) => new()
    {
        Status = (HttpStatusCode)stored.Provenance.Status,
        Body = stored.Content,
        MediaType = stored.Provenance.MediaType,
        ETag = stored.Provenance.ETag,
        TotalLength = stored.Provenance.TotalLength,
        Headers = stored.Provenance.Headers,
        IsFromStore = true,
    };

    // Addresses come from servers as well, so a wrong one is no bug of the caller; wrong headers and ranges are.
    private static void CheckRequest(FetchRequest request)
    {
        string? wrong = !request.Address.IsAbsoluteUri ? "it is not absolute"
            : request.Address.Scheme != Uri.UriSchemeHttp && request.Address.Scheme != Uri.UriSchemeHttps
            ? $"it starts with {request.Address.Scheme}:"
            : request.Address.UserInfo.Length > 0 ? "it holds a user name"
            : null;
        if (wrong is not null)
        {
            string host = request.Address.IsAbsoluteUri && request.Address.Authority.Length > 0
                ? request.Address.Authority
                : "no host";
            throw new NuTonicException(Errors.FetchAddressWrong, null, host, FetchWords.What(request), wrong);
        }

        if (request.Range is { } range
            && (range.Offset < 0 || range.Length < 1 || range.Offset > long.MaxValue - range.Length))
        {
            throw new ArgumentOutOfRangeException(nameof(request), range, "no range of bytes");
        }

        if (request.Headers.Keys.Any(name => name.Equals("Authorization", StringComparison.OrdinalIgnoreCase)
            || name.Equals("Cookie", StringComparison.OrdinalIgnoreCase)))
        {
            throw new ArgumentException("secrets belong into the credential", nameof(request));
        }
    }

    private FetchAnswer Replay(FetchRequest request, Replayer replayer)
    {
        FetchTroubles troubles = Troubles(request);
        try
        {
            FetchResponse response = replayer.Read(request, troubles);
            AnswerChecks.CheckStatus(request, response, troubles);
            Tally.AddStored(request);
            return Answer(response) with { IsFromStore = true };
        }
        catch (FetchFailedException e)
        {
            throw new NuTonicException(e.Trouble.Error(1), e.InnerException);
        }
    }

    private async Task<FetchResponse> DownloadAsync(
        FetchRequest request, DownloadFile file, CancellationToken cancellationToken)
    {
        if (_replayer is null)
        {
            FetchCourse course = new(request, null, file, new Redactor(_redactor), _options.DownloadDeadline);
            return await _network.AskAsync(course, cancellationToken);
        }

        try
        {
            Tally.AddStored(request);
            return await _replayer.CopyAsync(request, file, Troubles(request), cancellationToken);
        }
        catch (FetchFailedException e)
        {
            throw new NuTonicException(e.Trouble.Error(1), e.InnerException);
        }
    }

    // A record is whole: what needed no request in this build is in it as well.
    private void Record(FetchRequest request, StoredFetch stored) => _recorder?.Write(request, new FetchResponse
    {
        Status = stored.Provenance.Status,
        Body = stored.Content,
        MediaType = stored.Provenance.MediaType,
        ETag = stored.Provenance.ETag,
        TotalLength = stored.Provenance.TotalLength,
        ContentRange = ContentRange(request, stored),
        Headers = stored.Provenance.Headers,
    });

    private static string? ContentRange(FetchRequest request, StoredFetch stored) =>
        stored.Provenance.Status == (int)HttpStatusCode.PartialContent && request.Range is { } range
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"bytes {range.Offset}-{range.Offset + stored.Content.Length - 1}/"
                + $"{stored.Provenance.TotalLength?.ToString(CultureInfo.InvariantCulture) ?? "*"}")
            : null;

    private async Task<FetchResponse> AskAsync(
        FetchRequest request, FetchConditions? conditions, CancellationToken cancellationToken)
    {
        if (_options.Policy.IsOffline)
        {
            throw Misses.Add(request);
        }

        FetchCourse course = new(request, conditions, new MemorySink(), new Redactor(_redactor), _options.Deadline);
        return await _network.AskAsync(course, cancellationToken);
    }

    private async Task<FetchAnswer> StoredAsync(
        FetchRequest request, Digest key, byte[] material, CancellationToken cancellationToken)
    {
        StoredFetch? stored = _store.TryGet(key, out StoredFetch? found) && IsUsable(request, found)
            ? found
            : null;
        if (stored is not null && (_options.Policy.IsOffline || IsFresh(stored)))
        {
            Tally.AddStored(request);
            Record(request, stored);
            return Answer(stored);
        }

        FetchConditions? conditions = stored is null ? null : FetchConditions.Of(request, stored.Provenance);
        FetchResponse response = await AskAsync(request, conditions, cancellationToken);
        if (response.Status == (int)HttpStatusCode.NotModified)
        {
            stored = stored! with { Provenance = stored.Provenance with { FetchedAt = _time.GetUtcNow() } };
            _store.Put(material, stored);
            Tally.AddConfirmed(request);
            Record(request, stored);
            return Answer(stored);
        }

        if (response.Status is 200 or 204 or 206 or 404 or 410
            && IsWorthKeeping(request, response.Status, response.Body))
        {
            _store.Put(material, new StoredFetch(response.Body, ProvenanceOf(request, response)));
        }

        _recorder?.Write(request, response);
        return Answer(response);
    }

    private static bool IsUsable(FetchRequest request, StoredFetch stored) =>
        stored.Content.Length <= request.MaxBytes
        && (request.AllowsMissing || stored.Provenance.Status is not (404 or 410))
        && (request.ExpectedETag is null || request.ExpectedETag == stored.Provenance.ETag)
        && IsWorthKeeping(request, stored.Provenance.Status, stored.Content);

    // What is missing has a body of no interest.
    private static bool IsWorthKeeping(FetchRequest request, int status, ReadOnlyMemory<byte> body) =>
        request.IsWorthKeeping is not { } judge || status is not (200 or 206) || judge(body);

    // What came or was confirmed in this build is fresh whatever the policy says.
    private bool IsFresh(StoredFetch stored) => _options.Policy.Refresh switch
    {
        RefreshMode.Never => true,
        RefreshMode.Stale => _time.GetUtcNow() - stored.Provenance.FetchedAt <= _options.Policy.StaleAfter,
        _ => false,
    } || stored.Provenance.FetchedAt >= _started;

    private Provenance ProvenanceOf(FetchRequest request, FetchResponse response) => new(
        SafeAddress.Of(request.Address),
        _time.GetUtcNow(),
        response.Status,
        response.MediaType,
        response.ETag,
        response.LastModified,
        response.BytesReceived)
    {
        TotalLength = response.TotalLength,
        Headers = SafeAddress.InHeaders(request.Address, response.Headers),
    };
}
