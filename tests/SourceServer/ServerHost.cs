using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace NuTonic.SourceServer;

/// <summary>
/// A server on a free port of this machine that answers as it is told and writes down what it is asked.
/// </summary>
public sealed class ServerHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Func<int, HttpContext, Task> _answer;
    private readonly Lock _lock = new();
    private readonly List<SeenRequest> _requests = [];
    private int _running;
    private int _mostAtOnce;

    private ServerHost(Func<int, HttpContext, Task> answer, int port)
    {
        _answer = answer;
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
            options.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1));
        _app = builder.Build();
        _app.Run(Answer);
    }

    /// <summary>Address of its root, with a slash at the end.</summary>
    public Uri Address => new(_app.Urls.First() + "/");

    /// <summary>All requests so far, in order of arrival.</summary>
    public IReadOnlyList<SeenRequest> Requests
    {
        get
        {
            lock (_lock)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>Most requests that were being answered at the same time.</summary>
    public int MostAtOnce
    {
        get
        {
            lock (_lock)
            {
                return _mostAtOnce;
            }
        }
    }

    /// <summary>Starts a server.</summary>
    /// <param name="answer">Answers the request of a number, 0 and up. Its body was read and can be read again.</param>
    /// <param name="port">0 for a free one.</param>
    public static async Task<ServerHost> StartAsync(Func<int, HttpContext, Task> answer, int port = 0)
    {
        ServerHost host = new(answer, port);
        await host._app.StartAsync();
        return host;
    }

    /// <summary>Waits until the process is told to end.</summary>
    public Task WaitAsync() => _app.WaitForShutdownAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using CancellationTokenSource atOnce = new(TimeSpan.Zero);
        await _app.StopAsync(atOnce.Token);
        await _app.DisposeAsync();
    }

    private async Task Answer(HttpContext context)
    {
        MemoryStream body = new();
        await context.Request.Body.CopyToAsync(body);
        body.Position = 0;
        context.Request.Body = body;
        int number = Enter(SeenRequest.Of(context.Request, body.ToArray()));
        try
        {
            await _answer(number, context);
        }
        finally
        {
            lock (_lock)
            {
                _running--;
            }
        }
    }

    private int Enter(SeenRequest request)
    {
        lock (_lock)
        {
            _requests.Add(request);
            _running++;
            _mostAtOnce = Math.Max(_mostAtOnce, _running);
            return _requests.Count - 1;
        }
    }
}
