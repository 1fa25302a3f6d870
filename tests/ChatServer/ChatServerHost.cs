using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using NuTonic.SourceServer;

namespace NuTonic.ChatServer;

/// <summary>
/// A chat server on a free port of this machine that behaves as it is told and writes down what it is asked.
/// </summary>
public sealed class ChatServerHost : IAsyncDisposable
{
    private const string ListOfCalls = "/calls";

    private readonly Func<int, ChatCall, ChatBehaviour> _behaviour;
    private ServerHost? _server;
    private int _asked;

    private ChatServerHost(Func<int, ChatCall, ChatBehaviour> behaviour) => _behaviour = behaviour;

    /// <summary>What CaptionEndpoint has to be.</summary>
    public string Endpoint => Server.Address + "v1";

    /// <summary>Most requests that were being answered at the same time.</summary>
    public int MostAtOnce => Server.MostAtOnce;

    /// <summary>All requests so far, in order of arrival.</summary>
    public IReadOnlyList<ChatCall> Calls =>
        [.. Server.Requests.Where(request => request.Path != ListOfCalls).Select(ChatCall.Of)];

    private ServerHost Server => _server!;

    /// <summary>Starts a server.</summary>
    /// <param name="behaviour">What to do with the request of a number, 0 and up.</param>
    /// <param name="port">0 for a free one.</param>
    public static async Task<ChatServerHost> StartAsync(Func<int, ChatCall, ChatBehaviour> behaviour, int port = 0)
    {
        ChatServerHost host = new(behaviour);
        host._server = await ServerHost.StartAsync((_, context) => host.Answer(context), port);
        return host;
    }

    /// <summary>Waits until the process is told to end.</summary>
    public Task WaitAsync() => Server.WaitAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private async Task Answer(HttpContext context)
    {
        if (context.Request.Path == ListOfCalls)
        {
            await context.Response.WriteAsJsonAsync(
                new { count = Calls.Count, mostAtOnce = MostAtOnce, bodies = Calls.Select(c => c.Body) });
            return;
        }

        using StreamReader reader = new(context.Request.Body);
        ChatCall call = new(context.Request.Headers.Authorization.ToString(), await reader.ReadToEndAsync());
        try
        {
            await Behave(context, call, _behaviour(Interlocked.Increment(ref _asked) - 1, call));
        }
        catch (OperationCanceledException)
        {
            context.Abort();
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

        byte[] body = Encoding.UTF8.GetBytes(
            (behaviour.Body ?? Completion(call, behaviour)) + new string(' ', behaviour.Padding));
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
}
