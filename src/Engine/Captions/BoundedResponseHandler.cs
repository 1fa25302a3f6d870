using NuTonic.Engine.Network;

namespace NuTonic.Engine.Captions;

/// <summary>
/// Reads each response to its end, up to a limit: the package itself would buffer any number of bytes.
/// </summary>
/// <param name="inner">Sends the request.</param>
/// <param name="maxBytes">Longest body that is read.</param>
internal sealed class BoundedResponseHandler(HttpMessageHandler inner, int maxBytes) : DelegatingHandler(inner)
{
    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            byte[] body = await ReadAsync(response.Content, cancellationToken).ConfigureAwait(false);
            ByteArrayContent content = new(body);
            response.Content.Dispose();
            response.Content = content;
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private async Task<byte[]> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        MemorySink body = new();
        using Stream stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await BoundedCopy.AllAsync(stream, body, maxBytes, cancellationToken).ConfigureAwait(false);
        return body.Bytes.ToArray();
    }
}
