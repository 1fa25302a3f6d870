using System.Net;
using System.Net.Sockets;
using NuTonic.ChatServer;
using NuTonic.Engine.Captions;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Tests.Network;

namespace NuTonic.Engine.Tests.Captions;

/// <summary>A chat server that cannot be reached, is not the one that was meant, or leads elsewhere.</summary>
public sealed class ChatConnectionTests
{
    private static readonly CaptionRequest Request = SomeChat.Request;

    private readonly RushedTime _time = new();

    private static CancellationToken Limit => TestContext.Current.CancellationToken;

    [Fact]
    public void Ask_NobodyListens_FailsAfterAllAttemptsThenAtOnce()
    {
        using TcpListener closed = new(IPAddress.Loopback, 0);
        closed.Start();
        string endpoint = FormattableString.Invariant($"http://127.0.0.1:{((IPEndPoint)closed.LocalEndpoint).Port}/v1");
        closed.Stop();
        using ChatClient client = Client(endpoint, new ChatOptions { Attempts = 2 });

        NuTonicException first = Assert.Throws<NuTonicException>(() => client.Ask(Request, Limit));
        NuTonicException second = Assert.Throws<NuTonicException>(() => client.Ask(Request, Limit));

        SomeChat.AssertError("NT5503", first, endpoint);
        Assert.Equal(first.Message, second.Message);
        Assert.Equal(2, client.RequestsSent);
    }

    [Fact]
    public void Ask_UnknownHost_IsUnreachable()
    {
        using ChatClient client = Client("http://no-such-host.invalid:8000/v1", new ChatOptions { Attempts = 1 });

        NuTonicException e = Assert.Throws<NuTonicException>(() => client.Ask(Request, Limit));

        SomeChat.AssertError("NT5503", e, "http://no-such-host.invalid:8000/v1");
    }

    [Fact]
    public async Task Ask_TlsToAPlainServer_IsUntrusted()
    {
        await using ChatServerHost server = await ChatServerHost.StartAsync((_, _) => new ChatBehaviour());
        string endpoint = server.Endpoint.Replace("http:", "https:", StringComparison.Ordinal);
        using ChatClient client = Client(endpoint, new ChatOptions { Attempts = 3 });

        NuTonicException e = Assert.Throws<NuTonicException>(() => client.Ask(Request, Limit));

        SomeChat.AssertError("NT5504", e, endpoint);
        Assert.Equal(1, client.RequestsSent);
    }

    [Fact]
    public async Task Ask_Redirect_IsNotFollowed()
    {
        await using ChatServerHost other = await ChatServerHost.StartAsync((_, _) => new ChatBehaviour());
        await using ChatServerHost server = await ChatServerHost.StartAsync(
            (_, _) => new ChatBehaviour { Status = 307, Location = other.Endpoint, Body = string.Empty });
        using ChatClient client = Client(server.Endpoint);

        NuTonicException e = Assert.Throws<NuTonicException>(() => client.Ask(Request, Limit));

        SomeChat.AssertError("NT5515", e, server.Endpoint);
        Assert.Empty(other.Calls);
    }

    private ChatClient Client(string endpoint, ChatOptions? options = null) =>
        SomeChat.Client(endpoint, _time, options);
}
