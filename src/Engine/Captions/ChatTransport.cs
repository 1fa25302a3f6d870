using System.ClientModel;
using System.ClientModel.Primitives;
using System.Collections.Concurrent;
using OpenAI;
using PackageClient = OpenAI.Chat.ChatClient;

namespace NuTonic.Engine.Captions;

/// <summary>
/// Sends one request through the OpenAI package, once: retries, timeouts and errors are the caller's.
/// </summary>
internal sealed class ChatTransport : IDisposable
{
    private const int MaxResponseBytes = 1 << 20;

    private readonly HttpClient _http;
    private readonly HttpClientPipelineTransport _transport;
    private readonly OpenAIClientOptions _options;
    private readonly ApiKeyCredential _credential;
    private readonly ConcurrentDictionary<string, PackageClient> _clients = new(StringComparer.Ordinal);

    /// <summary>A transport to <paramref name="endpoint"/>; connections are kept open between requests.</summary>
    public ChatTransport(ChatEndpoint endpoint, ApiKey key)
    {
        // A redirect would carry prompts, and with some servers the key, to a host that nobody named.
#pragma warning disable CA2000 // HttpClient disposes its handlers
        SocketsHttpHandler sockets = new() { AllowAutoRedirect = false, UseCookies = false };
        _http = new HttpClient(new BoundedResponseHandler(sockets, MaxResponseBytes))
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
#pragma warning restore CA2000
        _transport = new HttpClientPipelineTransport(_http);
        _credential = new ApiKeyCredential(key.Reveal());
        _options = new OpenAIClientOptions
        {
            Endpoint = endpoint.Address,
            Transport = _transport,
            RetryPolicy = new ClientRetryPolicy(0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
            EnableDistributedTracing = false,
            ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false },
        };
    }

    /// <summary>Sends <paramref name="body"/> and reads the whole response, whatever its status.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="ClientResultException">No response.</exception>
    /// <exception cref="IOException">The response broke off or is too long.</exception>
    public ChatResponse Send(string model, BinaryData body, CancellationToken cancellationToken)
    {
        PackageClient client = _clients.GetOrAdd(model, name => new PackageClient(name, _credential, _options));
        RequestOptions request = new()
        {
            CancellationToken = cancellationToken,
            ErrorOptions = ClientErrorBehaviors.NoThrow,
        };
        using BinaryContent content = BinaryContent.Create(body);

        // Blocking on the asynchronous path: the synchronous one does not give up a stalled read when it is cancelled.
        ClientResult result = client.CompleteChatAsync(content, request).GetAwaiter().GetResult();
        using PipelineResponse response = result.GetRawResponse();
        response.Headers.TryGetValue("Retry-After", out string? retryAfter);
        response.Headers.TryGetValue("Location", out string? location);
        return new ChatResponse(response.Status, response.Content.ToMemory(), retryAfter, HostOf(location));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _transport.Dispose();
        _http.Dispose();
    }

    private static string? HostOf(string? location) =>
        Uri.TryCreate(location, UriKind.Absolute, out Uri? address)
            ? address.Authority
            : location is null ? null : "another path";
}
