using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace NuTonic.ChatServer;

/// <summary>A chat server on a free port of this machine that behaves as it is told and writes down what it is asked.</summary>
public sealed class ChatServerHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Func<int, ChatCall, ChatBehaviour> _behaviour;
    private readonly Lock _lock = new();
    private readonly List<ChatCall> _calls = [];
    private int _running;
    private int _mostAtOnce;

    private ChatServerHost(int port, Func<int, ChatCall, ChatBehaviour> behaviour)
    {
        _behaviour = behaviour;
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
            options.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1));
        _app = builder.Build();
        _app.Run(Answer);
    }

    /// <summary>What CaptionEndpoint has to be.</summary>
    public string Endpoint => _app.Urls.First() + "/v1";

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

    /// <summary>All requests so far, in order of arrival.</summary>
    public IReadOnlyList<ChatCall> Calls
    {
        get
        {
            lock (_lock)
            {
                return [.. _calls];
            }
        }
    }

    /// <summary>Starts a server.</summary>
    /// <param name="behaviour">What to do with the request of a number, 0 and up.</param>
    /// <param name="port">0 for a free one.</param>
    public static async Task<ChatServerHost> StartAsync(Func<int, ChatCall, ChatBehaviour> behaviour, int port = 0)
    {
        ChatServerHost host = new(port, behaviour);
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
        if (context.Request.Path == "/calls")
        {
            await context.Response.WriteAsJsonAsync(new { count = Calls.Count, mostAtOnce = MostAtOnce, bodies = Calls.Select(c => c.Body) });
            return;
        }

        using StreamReader reader = new(context.Request.Body);
        ChatCall call = new(context.Request.Headers.Authorization.ToString(), await reader.ReadToEndAsync());
        int number = Enter(call);
        try
        {
            await Behave(context, call, _behaviour(number, call));
        }
        catch (OperationCanceledException)
        {
            context.Abort();
        }
        finally
        {
            Leave();
        }
    }

    private static async Task Behave(HttpContext context, ChatCall call, ChatBehaviour behaviour)
    {
        await Task.Delay(behaviour.Hangs ? Timeout.InfiniteTimeSpan : behaviour.Delay, context.RequestAborted);
        HttpResponse response = context.Response;
        response.StatusCode = behaviour.Status;
        if (behaviour.RetryAfter is not null)
        {
            response.Headers.RetryAfter = behaviour.RetryAfter;
        }

        if (behaviour.Location is not null)
        {
            response.Headers.Location = behaviour.Location;
        }

        byte[] body = Encoding.UTF8.GetBytes((behaviour.Body ?? Completion(call, behaviour)) + new string(' ', behaviour.Padding));
        response.ContentType = "application/json";
        response.ContentLength = body.Length;
        int sent = behaviour.Cuts ? body.Length / 2 : body.Length;
        await response.Body.WriteAsync(body.AsMemory(0, sent), context.RequestAborted);
        await response.Body.FlushAsync(context.RequestAborted);
        if (behaviour.Cuts)
        {
            context.Abort();
        }
    }

    private static string Completion(ChatCall call, ChatBehaviour behaviour)
    {
        object completion = new
        {
            id = "chatcmpl-1",
            @object = "chat.completion",
            created = 0,
            model = "test",
            choices = new[]
            {
                new
                {
                    index = 0,
                    message = new { role = "assistant", content = behaviour.Text ?? CannedCaption.For(call.Body) },
                    finish_reason = behaviour.Finish,
                },
            },
            usage = behaviour.Tokens is { } tokens
                ? new { prompt_tokens = tokens / 2, completion_tokens = tokens - (tokens / 2), total_tokens = tokens }
                : null,
        };
        return JsonSerializer.Serialize(completion);
    }

    private int Enter(ChatCall call)
    {
        lock (_lock)
        {
            _calls.Add(call);
            _running++;
            _mostAtOnce = Math.Max(_mostAtOnce, _running);
            return _calls.Count - 1;
        }
    }

    private void Leave()
    {
        lock (_lock)
        {
            _running--;
        }
    }
}
