using NuTonic.ChatServer;
using NuTonic.Engine.Captions;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Tests.Network;

namespace NuTonic.Engine.Tests.Captions;

public sealed class ChatTroubleTests
{
    private readonly RushedTime _time = new();

    private static CancellationToken Limit => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ask_NoKeyButOneIsWanted_NamesTheVariable()
    {
        await using ChatServerHost server = await ChatServerHost.StartAsync(
            (_, _) => ChatBehaviour.Error(401, "no key"));
        using ChatClient client = new(
            ChatEndpoint.Parse(server.Endpoint), ApiKey.Of(null, SomeChat.Variable), new ChatOptions(), _time);

        NuTonicException e = Assert.Throws<NuTonicException>(() => client.Ask(SomeChat.Request, Limit));

        SomeChat.AssertError("NT5520", e, server.Endpoint);
        Assert.Contains(SomeChat.Variable, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_ConnectionCutInTheAnswer_SaysSo()
    {
        await using ChatServerHost server = await ChatServerHost.StartAsync(
            (_, _) => new ChatBehaviour { Cuts = true });
        using ChatClient client = SomeChat.Client(server.Endpoint, _time, new ChatOptions { Attempts = 2 });

        NuTonicException e = Assert.Throws<NuTonicException>(() => client.Ask(SomeChat.Request, Limit));

        SomeChat.AssertError("NT5521", e, server.Endpoint);
        Assert.Equal(2, server.Calls.Count);
    }
}
