using System.Globalization;
using System.Security.Authentication;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Network;

/// <summary>Tells what went wrong from a response or an exception. Messages hold no secret and no query.</summary>
/// <param name="hop">What was sent.</param>
/// <param name="redactor">Takes secrets out of what others say.</param>
internal sealed class FetchTroubles(FetchHop hop, Redactor redactor)
{
    private string Host => hop.Address.Authority;

    private string What => FetchWords.What(hop.Request);

    /// <summary>What a response with an error status means.</summary>
    /// <param name="response">Any status but those of an answer.</param>
    /// <param name="now">For a Retry-After that is a date.</param>
    public FetchTrouble OfResponse(FetchResponse response, DateTimeOffset now)
    {
        string words = redactor.Redact(ServerWords.Of(response.Body, redactor.Redact));
        int status = response.Status;
        return status switch
        {
            401 or 403 when hop.Sent.Count > 0 => Final(
                Errors.FetchCredentialRefused, Host, What, status, hop.Request.Credential!.Origin, words),
            401 or 403 => Final(Errors.FetchCredentialWanted, Host, What, status, words),
            404 or 410 => Final(Errors.FetchMissing, Host, What, status, FetchWords.Plain(hop.Address), words),
            412 when hop.Request.ExpectedETag is { } expected => Final(
                Errors.FetchContentChanged, Host, What, ServerWords.OneLine(expected), "another one"),
            416 when hop.Request.Range is { } range => Final(
                Errors.FetchRangeWrong, Host, What, Text(range), "\"there are no such bytes\" (status 416)"),
            429 => new FetchTrouble(
                attempts => Diagnostic.Create(Errors.FetchRateLimited, null, Host, What, attempts, words))
            {
                IsTransient = true,
                IsUntouched = true,
                HoldsHost = true,
                RetryAfter = RetryAfter.Parse(response.RetryAfter, now),
            },
            408 or 425 or 500 or 502 or 503 or 504 => new FetchTrouble(
                attempts => Diagnostic.Create(Errors.FetchServerFailed, null, Host, What, status, attempts, words))
            {
                IsTransient = true,
                IsHostFault = true,
                HoldsHost = status == 503 && response.RetryAfter is not null,
                RetryAfter = status == 503 ? RetryAfter.Parse(response.RetryAfter, now) : null,
            },
            >= 500 =>
                new FetchTrouble(
                    attempts => Diagnostic.Create(Errors.FetchServerFailed, null, Host, What, status, attempts, words)),
            _ => Final(Errors.FetchRefused, Host, What, status, FetchWords.Plain(hop.Address), words),
        };
    }

    /// <summary>An answer that whoever asked finds fault with.</summary>
    /// <param name="fault">What is wrong.</param>
    /// <param name="response">The answer.</param>
    /// <param name="now">For a Retry-After that is a date.</param>
    public static FetchFailedException OfFault(AnswerFault fault, FetchResponse response, DateTimeOffset now) =>
        new(new FetchTrouble(fault.Error)
        {
            IsTransient = fault.MayPass,
            IsUntouched = fault.MayPass,
            HoldsHost = fault.MayPass,
            RetryAfter = fault.MayPass ? RetryAfter.Parse(response.RetryAfter, now) : null,
        });

    /// <summary>No response at all, from what <see cref="HttpClient"/> throws.</summary>
    public FetchFailedException OfException(HttpRequestException exception)
    {
        if (exception.InnerException is PrivateAddressException)
        {
            return OfPrivateAddress(exception);
        }

        string words = Clean(exception);
        FetchTrouble trouble = exception.HttpRequestError switch
        {
            HttpRequestError.SecureConnectionError when exception.InnerException is AuthenticationException =>
                Final(Errors.FetchUntrusted, Host, What, Clean(exception.InnerException)),
            HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
                or HttpRequestError.ProxyTunnelError
                or HttpRequestError.SecureConnectionError =>
                Transient(Errors.FetchUnreachable, words) with { IsUntouched = true },
            _ => Transient(Errors.FetchConnectionLost, words),
        };
        return new FetchFailedException(trouble, exception);
    }

    /// <summary>The connection broke off within a body.</summary>
    public FetchFailedException OfBrokenBody(Exception exception) =>
        new(Transient(Errors.FetchConnectionLost, Clean(exception)), exception);

    /// <summary>The body is shorter or longer than the server said.</summary>
    public FetchFailedException OfWrongLength(long expected, long got) => new(Transient(
        Errors.FetchConnectionLost,
        string.Create(CultureInfo.InvariantCulture, $"{got} bytes came instead of {expected}")));

    /// <summary>A body that is not in the encoding that the server named.</summary>
    public FetchFailedException OfEncoding(string words, Exception? exception) =>
        new(Transient(Errors.FetchEncodingWrong, words), exception);

    /// <summary>Nothing came in time.</summary>
    /// <param name="words">What was waited for, as a clause.</param>
    public FetchFailedException OfTimeout(string words) => new(Transient(Errors.FetchTimedOut, words));

    /// <summary>The body is longer than what is read of it.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="status">Of the answer.</param>
    public FetchFailedException OfLength(TooLongException exception, int status) => new(
        hop.Request.Range is { } range && status == 200
            ? Final(Errors.FetchRangeIgnored, Host, What, Text(range), hop.Request.MaxBytes)
            : Final(Errors.FetchTooLong, Host, What, hop.Request.MaxBytes),
        exception);

    /// <summary>A redirect that is not followed.</summary>
    /// <param name="reason">Why, as a clause without queries.</param>
    public FetchFailedException OfRedirect(string reason) =>
        new(Final(Errors.FetchRedirectRefused, Host, What, ServerWords.OneLine(redactor.Redact(reason))));

    /// <summary>A machine of the own network that a public server led to.</summary>
    public FetchFailedException OfPrivateAddress(Exception? exception) => new(
        Final(Errors.FetchPrivateAddress, Host, What, (hop.Request.NamedBy ?? hop.Request.Address).Authority),
        exception);

    /// <summary>A web page that is no content.</summary>
    public FetchFailedException OfWebPage(string title) => new(Final(
        Errors.FetchWebPage, Host, What, hop.Request.Accept ?? "content", ServerWords.OneLine(redactor.Redact(title))));

    /// <summary>Other bytes than asked for.</summary>
    public FetchFailedException OfRange(ByteRange? asked, string got) =>
        new(Final(Errors.FetchRangeWrong, Host, What, Text(asked), ServerWords.OneLine(redactor.Redact(got))));

    /// <summary>Another content than before.</summary>
    public FetchFailedException OfTag(string expected, string? got) => new(Final(
        Errors.FetchContentChanged,
        Host,
        What,
        ServerWords.OneLine(expected),
        got is null ? "missing" : ServerWords.OneLine(got)));

    private static FetchTrouble Final(ErrorDescriptor error, params object?[] args) =>
        new(_ => Diagnostic.Create(error, null, args));

    private static string Text(ByteRange? range) =>
        range is { } part
            ? string.Create(CultureInfo.InvariantCulture, $"{part.Offset}-{part.End - 1}")
            : "0 to the last";

    private FetchTrouble Transient(ErrorDescriptor error, string words) =>
        new(attempts => Diagnostic.Create(error, null, Host, What, attempts, words))
        {
            IsTransient = true,
            IsHostFault = true,
        };

    private string Clean(Exception exception) => ServerWords.OneLine(redactor.Redact(exception.Message)).TrimEnd('.');
}
