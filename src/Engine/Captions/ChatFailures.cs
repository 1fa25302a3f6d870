using System.Text;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Network;

namespace NuTonic.Engine.Captions;

/// <summary>
/// Tells what went wrong from a response or an exception. Messages name host and model, never the key.
/// </summary>
/// <param name="endpoint">Whom we talk to.</param>
/// <param name="key">Taken out of whatever the server says.</param>
/// <param name="options">For the timeout in messages.</param>
internal sealed class ChatFailures(ChatEndpoint endpoint, ApiKey key, ChatOptions options)
{
    private string Host => endpoint.Host;

    /// <summary>What a response with an error status means.</summary>
    /// <param name="model">Who was asked.</param>
    /// <param name="response">Any status but 200.</param>
    /// <param name="now">For a Retry-After that is a date.</param>
    public ChatFailure OfResponse(string model, ChatResponse response, DateTimeOffset now)
    {
        string words = ChatReply.Excerpt(response.Body, key);
        return response.Status switch
        {
            401 => Final(
                FailureReach.Server,
                key.IsSet ? Errors.CaptionKeyRefused : Errors.CaptionKeyMissing,
                Host,
                model,
                key.Variable,
                words),
            403 => Final(FailureReach.Model, Errors.CaptionForbidden, Host, model, words),
            404 => Final(FailureReach.Model, Errors.CaptionModelMissing, Host, model, words),
            >= 300 and < 400 => Final(
                FailureReach.Server, Errors.CaptionRedirected, Host, model, Clean(response.Location ?? "elsewhere")),
            402 => Final(FailureReach.Server, Errors.CaptionQuotaUsed, Host, model, words),
            429 when IsQuota(response.Body) => Final(FailureReach.Server, Errors.CaptionQuotaUsed, Host, model, words),
            429 => Transient(
                attempts => Diagnostic.Create(Errors.CaptionRateLimited, null, Host, model, attempts, words),
                RetryAfter.Parse(response.RetryAfter, now)),
            408 or 409 or 425 or >= 500 => Transient(
                attempts => Diagnostic.Create(
                    Errors.CaptionServerFailed, null, Host, model, response.Status, attempts, words),
                RetryAfter.Parse(response.RetryAfter, now)),
            400 or 413 or 422 => IsContext(response.Body)
                ? Final(FailureReach.Request, Errors.CaptionPromptTooLong, Host, model, words)
                : Final(FailureReach.Perhaps, Errors.CaptionRequestRefused, Host, model, response.Status, words),
            _ => Final(FailureReach.Perhaps, Errors.CaptionStatusUnexpected, Host, model, response.Status, words),
        };
    }

    /// <summary>A response with status 200 that is no completion.</summary>
    public ChatFailure OfRubbish(string model, string problem) => Transient(
        attempts => Diagnostic.Create(Errors.CaptionAnswerUnreadable, null, Host, model, attempts, problem), null);

    /// <summary>No answer in time.</summary>
    public ChatFailure OfTimeout(string model) => Transient(
        attempts => Diagnostic.Create(
            Errors.CaptionTimedOut, null, Host, model, options.Timeout.TotalSeconds, attempts),
        null);

    /// <summary>No response, or one that broke off.</summary>
    public ChatFailure OfException(string model, Exception exception)
    {
        HttpRequestException? http = Find<HttpRequestException>(exception);
        string words = Clean(exception.Message);
        return http?.HttpRequestError switch
        {
            HttpRequestError.SecureConnectionError =>
                Final(FailureReach.Server, Errors.CaptionServerUntrusted, Host, model, words),
            HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
                or HttpRequestError.ProxyTunnelError =>
                new ChatFailure(
                    FailureReach.Server,
                    true,
                    attempts => Diagnostic.Create(Errors.CaptionServerUnreachable, null, Host, model, attempts, words)),
            HttpRequestError.ResponseEnded => BrokenOff(model, words),
            _ when Find<IOException>(exception) is not null and not TooLongException => BrokenOff(model, words),
            _ => Transient(
                attempts => Diagnostic.Create(
                    Errors.CaptionAnswerUnreadable, null, Host, model, attempts, words.TrimEnd('.')),
                null),
        };
    }

    private ChatFailure BrokenOff(string model, string words) => Transient(
        attempts => Diagnostic.Create(Errors.CaptionConnectionLost, null, Host, model, attempts, words.TrimEnd('.')),
        null);

    private static ChatFailure Final(FailureReach reach, ErrorDescriptor error, params object?[] args) =>
        new(reach, false, _ => Diagnostic.Create(error, null, args));

    private static ChatFailure Transient(Func<int, Diagnostic> error, TimeSpan? retryAfter) =>
        new(FailureReach.Perhaps, true, error, retryAfter);

    private static T? Find<T>(Exception? exception)
        where T : Exception
    {
        while (exception is not null and not T)
        {
            exception = exception.InnerException;
        }

        return (T?)exception;
    }

    private static bool IsQuota(ReadOnlyMemory<byte> body) =>
        Holds(body, "insufficient_quota") || Holds(body, "billing_hard_limit_reached");

    private static bool IsContext(ReadOnlyMemory<byte> body) =>
        Holds(body, "context_length_exceeded") || Holds(body, "maximum context length") || Holds(body, "context size")
        || Holds(body, "context window") || Holds(body, "context length");

    private static bool Holds(ReadOnlyMemory<byte> body, string words) =>
        Encoding.UTF8.GetString(body.Span).Contains(words, StringComparison.OrdinalIgnoreCase);

    private string Clean(string words) => ServerWords.OneLine(key.Redact(words));
}
