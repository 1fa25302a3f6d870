namespace NuTonic.Engine.Captions;

/// <summary>Reads each response to its end, up to a limit: the package itself would buffer any number of bytes.</summary>
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
        using MemoryStream body = new();
        using Stream stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        byte[] chunk = new byte[16384];
        while (true)
        {
            int count = await stream.ReadAsync(chunk, cancellationToken).ConfigureAwait(false);
            if (count == 0)
            {
                return body.ToArray();
            }

            if (body.Length + count > maxBytes)
            {
                throw new ResponseTooLongException(maxBytes);
            }

            await body.WriteAsync(chunk.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
        }
    }
}
