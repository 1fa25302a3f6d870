using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Network;

namespace NuTonic.Engine.EarthEngine;

/// <summary>Sends expressions to Earth Engine's REST API.</summary>
/// <param name="fetcher">Asks politely, and never twice for what is stored.</param>
/// <param name="credential">Proves who asks.</param>
/// <param name="options">Whom to ask.</param>
/// <seealso href="https://developers.google.com/earth-engine/reference/rest">Earth Engine REST API, v1</seealso>
internal sealed class EarthEngineApi(IFetcher fetcher, ICredential credential, EarthEngineOptions options)
{
    // What a project pays for or is counted for. The client libraries name it the same way.
    private const string ProjectHeader = "x-goog-user-project";

    /// <summary>Host, for messages.</summary>
    public string Host => options.Host.Host;

    /// <summary>A question to this host.</summary>
    public Question Ask(string purpose, string subject, long maxBytes) => new(Host, subject, purpose, maxBytes);

    /// <summary>A computed value: the body of the answer, unread.</summary>
    /// <param name="expression">What to compute.</param>
    /// <param name="question">What for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="NuTonicException">NT1706: refused; NT13xx: no answer could be had.</exception>
    public Task<ReadOnlyMemory<byte>> ComputeValueAsync(
        ExpressionNode expression, Question question, CancellationToken cancellationToken) =>
        SendAsync(("value:compute", "application/json"), ComputeBody.OfValue(expression), question, cancellationToken);

    /// <summary>Computed pixels: the body of the answer, unread.</summary>
    /// <param name="expression">The image.</param>
    /// <param name="grid">Which pixels; within the limits of one request.</param>
    /// <param name="question">What for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="NuTonicException">NT1706: refused; NT13xx: no answer could be had.</exception>
    public Task<ReadOnlyMemory<byte>> ComputePixelsAsync(
        ExpressionNode expression, Grid grid, Question question, CancellationToken cancellationToken) =>
        SendAsync(
            ("image:computePixels", "image/tiff, */*"),
            ComputeBody.OfPixels(expression, grid),
            question,
            cancellationToken);

    private async Task<ReadOnlyMemory<byte>> SendAsync(
        (string Method, string Accept) call, FetchBody body, Question question, CancellationToken cancellationToken)
    {
        FetchRequest request = new()
        {
            Address = new Uri(options.Host, $"v1/projects/{options.Project}/{call.Method}"),
            Method = HttpMethod.Post,
            Body = body,
            Purpose = question.Purpose,
            Subject = question.Subject,
            MaxBytes = question.MaxBytes,
            Accept = call.Accept,
            Credential = credential,
            IsWorthKeeping = question.IsWorthKeeping,
            Headers = new Dictionary<string, string>(StringComparer.Ordinal) { [ProjectHeader] = options.Project },
        };
        try
        {
            return (await fetcher.FetchAsync(request, cancellationToken)).Body;
        }
        catch (NuTonicException e) when (EarthEngineRefusal.Advice(e.Diagnostic.Code) is { } advice)
        {
            throw new NuTonicException(
                Diagnostic.Create(Errors.EarthEngineRefused, null, e.Diagnostic.Message, advice), e);
        }
    }
}
