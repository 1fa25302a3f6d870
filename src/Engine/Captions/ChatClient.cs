using System.ClientModel;
using System.Text;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Network;

namespace NuTonic.Engine.Captions;

/// <summary>
/// Asks a server with the chat completions API for captions. Safe for several threads; the caller waits. It keeps the
/// limits on concurrency, rate and tokens, tries again where that may help, and turns every failure into an error that
/// names host and model.
/// </summary>
internal sealed class ChatClient : IDisposable
{
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromMinutes(5);

    private readonly ChatOptions _options;
    private readonly ApiKey _key;
    private readonly TimeProvider _time;
    private readonly ChatTransport _transport;
    private readonly ChatFailures _failures;
    private readonly ChatCircuit _circuit = new();
    private readonly RequestPace _pace;
    private readonly TokenBudget _budget;
    private readonly SemaphoreSlim _slots;
    private volatile string _limitName = ChatBody.ClassicLimit;
    private long _sent;

    /// <summary>A client for <paramref name="endpoint"/>. Nothing is sent before the first question.</summary>
    /// <param name="endpoint">The server.</param>
    /// <param name="key">Its key.</param>
    /// <param name="options">Sampling and limits.</param>
    /// <param name="time">Measures waits between requests; the time limit of an attempt is always real time.</param>
    public ChatClient(ChatEndpoint endpoint, ApiKey key, ChatOptions options, TimeProvider time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Concurrency, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Attempts, 1);
        _options = options;
        _key = key;
        _time = time;
        _transport = new ChatTransport(endpoint, key);
        _failures = new ChatFailures(endpoint, key, options);
        _pace = new RequestPace(Spacing(options.RequestsPerMinute), burst: 1, time);
        _budget = new TokenBudget(options.TokenBudget);
        _slots = new SemaphoreSlim(options.Concurrency);
    }

    /// <summary>Tokens used so far.</summary>
    public long TokensUsed => _budget.Used;

    /// <summary>Requests sent so far, repeated attempts included.</summary>
    public long RequestsSent => Interlocked.Read(ref _sent);

    /// <summary>The model's answer.</summary>
    /// <exception cref="NuTonicException">NT5503 to NT5517: there is none.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public CaptionAnswer Ask(CaptionRequest request, CancellationToken cancellationToken)
    {
        _circuit.ThrowIfOpen(request.Model);
        using CancellationTokenSource either =
            CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _circuit.Opened);
        try
        {
            return AskWithinBudget(request, cancellationToken, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Another request found out that the server is of no use.
            _circuit.ThrowIfOpen(request.Model);
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _transport.Dispose();
        _circuit.Dispose();
        _slots.Dispose();
    }

    private static TimeSpan Spacing(int perMinute) =>
        perMinute > 0 ? TimeSpan.FromMinutes(1) / perMinute : TimeSpan.Zero;

    private CaptionAnswer AskWithinBudget(CaptionRequest request, CancellationToken send, CancellationToken wait)
    {
        int estimate = Estimate(request);
        int used = 0;
        _budget.Reserve(estimate, wait);
        try
        {
            CaptionAnswer answer = AskUntilAnswered(request, estimate, send, wait);
            used = answer.Tokens;
            return answer;
        }
        finally
        {
            _budget.Settle(estimate, used);
        }
    }

    private CaptionAnswer AskUntilAnswered(
        CaptionRequest request, int estimate, CancellationToken send, CancellationToken wait)
    {
        for (int attempt = 1; ; attempt++)
        {
            string limitName = _limitName;
            ChatAttempt sent = new(request, limitName, ChatBody.Write(request, _options, limitName), estimate);
            (CaptionAnswer? answer, ChatFailure? failure) = Attempt(sent, send, wait);
            if (answer is not null)
            {
                _circuit.Succeed();
                return answer;
            }

            if (failure!.IsRewording)
            {
                attempt--;
                continue;
            }

            Retry(sent, failure, attempt, wait);
        }
    }

    // Waits for the next attempt, or throws when there is none.
    private void Retry(ChatAttempt sent, ChatFailure failure, int attempt, CancellationToken wait)
    {
        if (!failure.IsTransient || attempt >= _options.Attempts || failure.RetryAfter > LongestRetryAfter)
        {
            Diagnostic error = failure.Error(attempt);
            _circuit.Fail(sent.Request.Model, failure.Reach, error);
            throw new NuTonicException(error, null);
        }

        if (failure.RetryAfter is { } pause)
        {
            _pace.Pause(pause);
        }
        else
        {
            _pace.Delay(ChatBackoff.After(sent.Body, attempt), wait);
        }
    }

    private (CaptionAnswer? Answer, ChatFailure? Failure) Attempt(
        ChatAttempt attempt, CancellationToken send, CancellationToken wait)
    {
        // The moment is taken last: requests that have one do not wait for anything else.
        _slots.Wait(wait);
        try
        {
            _pace.Wait(wait);
            return Send(attempt, send);
        }
        finally
        {
            _slots.Release();
        }
    }

    private (CaptionAnswer? Answer, ChatFailure? Failure) Send(ChatAttempt attempt, CancellationToken send)
    {
        string model = attempt.Request.Model;
        using CancellationTokenSource limited = CancellationTokenSource.CreateLinkedTokenSource(send);
        try
        {
            _circuit.ThrowIfOpen(model);
            limited.CancelAfter(_options.Timeout);
            Interlocked.Increment(ref _sent);
            return Judge(attempt, _transport.Send(model, attempt.Body, limited.Token));
        }
        catch (OperationCanceledException) when (!send.IsCancellationRequested)
        {
            return (null, _failures.OfTimeout(model));
        }
        catch (Exception e) when (e is ClientResultException or HttpRequestException or IOException)
        {
            return (null, _failures.OfException(model, e));
        }
    }

    private (CaptionAnswer? Answer, ChatFailure? Failure) Judge(ChatAttempt attempt, ChatResponse response)
    {
        string model = attempt.Request.Model;
        if (response.Status != 200)
        {
            return (null, RenamesLimit(attempt, response)
                ? _failures.OfRubbish(model, "it wants the token limit under another name") with { IsRewording = true }
                : _failures.OfResponse(model, response, _time.GetUtcNow()));
        }

        CaptionAnswer? answer = ChatReply.Read(response.Body, attempt.Estimate, out string problem);
        if (answer is not null && _key.IsIn(answer.Text))
        {
            return (null, _failures.OfRubbish(model, "the answer repeats the API key"));
        }

        return (answer, answer is null ? _failures.OfRubbish(model, problem) : null);
    }

    // The newest hosted models refuse max_tokens and say which name they want.
    private bool RenamesLimit(ChatAttempt attempt, ChatResponse response)
    {
        bool isRenamed = response.Status == 400 && attempt.LimitName == ChatBody.ClassicLimit
            && Encoding.UTF8.GetString(response.Body.Span).Contains(ChatBody.NewLimit, StringComparison.Ordinal);
        _limitName = isRenamed ? ChatBody.NewLimit : _limitName;
        return isRenamed;
    }

    // Three bytes a token is little for English, so that the reservation errs on the safe side.
    private int Estimate(CaptionRequest request)
    {
        const int BytesPerToken = 3;
        const int TokensPerImage = 1100;
        int prompt = request.Prompt.Bytes.Length / BytesPerToken;
        return prompt + _options.MaxTokens + (request.Jpeg.IsEmpty ? 0 : TokensPerImage);
    }
}
