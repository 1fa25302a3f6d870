using System.Net;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Network;

/// <summary>Sends one request, once, and reads what comes back: bounded, counted, with encodings undone.</summary>
internal sealed class HttpExchange : IDisposable
{
    private const int LongestErrorBody = 1 << 16;

    private readonly FetchOptions _options;
    private readonly FetchBudget _budget;
    private readonly FetchTally _tally;
    private readonly NetworkDoor _door;
    private readonly HttpClient _http;

    // Connections are shared within a client, so what may go anywhere and what may not have one each.
    private readonly HttpClient _outside;

    /// <summary>A client; nothing is sent yet.</summary>
    public HttpExchange(FetchOptions options, FetchBudget budget, FetchTally tally, NetworkDoor door)
    {
        _options = options;
        _budget = budget;
        _tally = tally;
        _door = door;
        _http = Client(options, null);
        _outside = Client(options, door.ConnectOutsideAsync);
    }

    /// <summary>The response, whatever its status; the body of an answer goes to <paramref name="sink"/>.</summary>
    /// <exception cref="FetchFailedException">There is none, or it cannot be read.</exception>
    /// <exception cref="NuTonicException">NT1316: the budget of bytes is used up;
    /// NT80xx: a file cannot be written.</exception>
    public async Task<FetchResponse> SendAsync(
        FetchHop hop, IBodySink sink, Redactor redactor, CancellationToken cancellationToken)
    {
        FetchTroubles troubles = new(hop, redactor);
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using HttpRequestMessage message = FetchMessage.Of(hop, () => limit.CancelAfter(hop.AnswerTimeout));
        limit.CancelAfter(hop.AnswerTimeout);
        string waitedFor = FormattableString.Invariant($"it did not answer within {hop.AnswerTimeout.TotalSeconds} s");
        int status = 0;
        try
        {
            HttpClient http = _door.IsShut(hop) ? _outside : _http;
            using HttpResponseMessage response = await http.SendAsync(
                message, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            waitedFor = FormattableString.Invariant($"its answer was not whole within {hop.Deadline.TotalSeconds} s");
            limit.CancelAfter(hop.Deadline);
            status = (int)response.StatusCode;
            FetchResponse head = ResponseHead.Of(response, hop.Request.IsSecret ? null : redactor);
            return hop.Method == HttpMethod.Head || head.Status is 204 or 304 or (>= 300 and < 400)
                ? head
                : await ReadAsync(hop, head, response, sink, redactor, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw troubles.OfTimeout(waitedFor);
        }
        catch (HttpRequestException e)
        {
            throw troubles.OfException(e);
        }
        catch (StalledException e)
        {
            throw troubles.OfTimeout(e.Message);
        }
        catch (TooLongException e)
        {
            throw troubles.OfLength(e, status);
        }
        catch (InvalidDataException e)
        {
            throw troubles.OfEncoding(e.Message.TrimEnd('.'), e);
        }
        catch (IOException e)
        {
            throw troubles.OfBrokenBody(e);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _http.Dispose();
        _outside.Dispose();
    }

    // Redirects are followed by the caller, who knows what may be sent to whom. The proxy comes from the environment,
    // and certificates are always checked: both are what the handler does by itself.
    private static HttpClient Client(
        FetchOptions options, Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>>? connect)
    {
#pragma warning disable CA2000 // HttpClient disposes its handler
        SocketsHttpHandler sockets = new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = options.ConnectTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectCallback = connect,
        };
#pragma warning restore CA2000
        return new HttpClient(sockets) { Timeout = Timeout.InfiniteTimeSpan };
    }

    private async Task<FetchResponse> ReadAsync(
        FetchHop hop,
        FetchResponse head,
        HttpResponseMessage response,
        IBodySink sink,
        Redactor redactor,
        CancellationToken cancellationToken)
    {
        bool isAnswer = head.Status is >= 200 and < 300;
        IBodySink target = isAnswer ? sink : new MemorySink();
        string encoding = string.Join(',', response.Content.Headers.ContentEncoding);
        long? expected = BodyEncoding.IsIdentity(encoding) ? response.Content.Headers.ContentLength : null;
        long limit = isAnswer ? hop.Request.MaxBytes : LongestErrorBody;
        if (isAnswer && expected > limit)
        {
            throw new TooLongException(limit);
        }

        target.Restart(expected);
        using Stream raw = await response.Content.ReadAsStreamAsync(cancellationToken);
        using WireStream wire = new(
            raw, _options.StallTimeout, count => _budget.TakeBytes(count, hop.Request, hop.Address));
        using Stream? body = BodyEncoding.Open(wire, encoding);
        FetchTroubles troubles = new(hop, redactor);
        try
        {
            Stream readable = body
                ?? throw troubles.OfEncoding(
                    $"its encoding \"{ServerWords.OneLine(encoding)}\" is none that was asked for", null);

            // What is only quoted in a message is cut.
            long length = isAnswer
                ? await BoundedCopy.AllAsync(readable, target, limit, cancellationToken)
                : await BoundedCopy.UpToAsync(readable, target, limit, cancellationToken);
            CheckLength(isAnswer, expected, length, BodyEncoding.IsWhole(wire, encoding, length), troubles);
            ReadOnlyMemory<byte> bytes = target is MemorySink memory ? memory.Bytes : default;
            return head with
            {
                Body = hop.Request.IsSecret ? bytes : redactor.Redact(bytes),
                Length = length,
                BytesReceived = wire.Count,
                TotalLength = head.TotalLength ?? (head.Status == 206 ? null : length),
            };
        }
        catch (InvalidOperationException e) when (!BodyEncoding.IsIdentity(encoding))
        {
            // What the brotli decoder throws for damaged data.
            throw troubles.OfEncoding(e.Message.TrimEnd('.'), e);
        }
        finally
        {
            _tally.AddBytes(hop.Request, hop.Address, wire.Count);
        }
    }

    private static void CheckLength(bool isAnswer, long? expected, long length, bool isWhole, FetchTroubles troubles)
    {
        if (isAnswer && !isWhole)
        {
            throw troubles.OfEncoding("its packed bytes end early", null);
        }

        if (isAnswer && expected is { } promised && promised != length)
        {
            throw troubles.OfWrongLength(promised, length);
        }
    }
}
