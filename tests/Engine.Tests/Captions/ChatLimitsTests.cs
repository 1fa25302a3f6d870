using NuTonic.ChatServer;
using NuTonic.Engine.Captions;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Tests.Network;

namespace NuTonic.Engine.Tests.Captions;

public sealed class ChatLimitsTests
{
    private static readonly CaptionRequest Request = SomeChat.Request;

    private readonly RushedTime _time = new();

    private static CancellationToken Limit => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ask_RefusedKey_NoFurtherRequestIsSent()
    {
        await using ChatServerHost server = await ChatServerHost.StartAsync((_, _) => ChatBehaviour.Error(401, "no"));
        using ChatClient client = Client(server.Endpoint);

        for (int i = 0; i < 20; i++)
        {
            Assert.Throws<NuTonicException>(() => client.Ask(Request, Limit));
        }

        Assert.Single(server.Calls);
    }

    [Fact]
    public async Task Ask_ModelMissing_OtherModelsGoOn()
    {
        await using ChatServerHost server = await ChatServerHost.StartAsync((_, call) =>
            call.Body.Contains("some-model", StringComparison.Ordinal)
                ? ChatBehaviour.Error(404, "no such model")
                : new ChatBehaviour());
        using ChatClient client = Client(server.Endpoint);

        Assert.Throws<NuTonicException>(() => client.Ask(Request, Limit));
        Assert.Throws<NuTonicException>(() => client.Ask(Request, Limit));
        CaptionAnswer answer = client.Ask(Request with { Model = "other" }, Limit);

        Assert.NotEmpty(answer.Text);
        Assert.Equal(2, server.Calls.Count);
    }

    [Fact]
    public async Task Ask_ThreeFailuresInARow_GivesUp()
    {
        await using ChatServerHost server = await ChatServerHost.StartAsync(
            (_, _) => ChatBehaviour.Error(500, "broken"));
        using ChatClient client = Client(server.Endpoint, new ChatOptions { Attempts = 2 });

        for (int i = 0; i < 10; i++)
        {
            Assert.Throws<NuTonicException>(() => client.Ask(Request, Limit));
        }

        Assert.Equal(6, server.Calls.Count);
    }

    [Fact]
    public async Task Ask_LimitUnderAnotherName_IsRenamedForGood()
    {
        await using ChatServerHost server = await ChatServerHost.StartAsync((_, call) =>
            call.Body.Contains("max_tokens", StringComparison.Ordinal)
                ? ChatBehaviour.Error(400, "Unsupported parameter: use 'max_completion_tokens' instead.")
                : new ChatBehaviour());
        using ChatClient client = Client(server.Endpoint, new ChatOptions { Attempts = 1 });

        client.Ask(Request, Limit);
        client.Ask(Request, Limit);

        // The refusal is no failed attempt: one attempt is enough.
        Assert.Equal(3, server.Calls.Count);
    }

    [Fact]
    public async Task Ask_ManyThreads_NeverMoreAtOnceThanAllowed()
    {
        await using ChatServerHost server = await ChatServerHost.StartAsync(
            (_, _) => new ChatBehaviour { Delay = TimeSpan.FromMilliseconds(20) });
        using ChatClient client = Client(server.Endpoint, new ChatOptions { Concurrency = 3 });

        Task<CaptionAnswer>[] asking =
        [
            .. Enumerable.Range(0, 24).Select(_ => Task.Factory.StartNew(
                () => client.Ask(Request, Limit), Limit, TaskCreationOptions.LongRunning, TaskScheduler.Default)),
        ];
        await Task.WhenAll(asking).WaitAsync(TimeSpan.FromSeconds(60), Limit);

        Assert.Equal(24, server.Calls.Count);
        Assert.InRange(server.MostAtOnce, 2, 3);
    }

    [Fact]
    public async Task Ask_RequestsPerMinute_AreSpread()
    {
        await using ChatServerHost server = await ChatServerHost.StartAsync((_, _) => new ChatBehaviour());
        using ChatClient client = Client(server.Endpoint, new ChatOptions { RequestsPerMinute = 30 });
        DateTimeOffset start = _time.GetUtcNow();

        for (int i = 0; i < 31; i++)
        {
            client.Ask(Request, Limit);
        }

        // The 31st request is the first one a minute later.
        Assert.Equal(60, (_time.GetUtcNow() - start).TotalSeconds, 0.001);
    }

    [Fact]
    public async Task Ask_TokenBudget_EndsTheBuildBeforeItIsOverdrawn()
    {
        await using ChatServerHost server = await ChatServerHost.StartAsync(
            (_, _) => new ChatBehaviour { Tokens = 250 });
        using ChatClient client = Client(server.Endpoint, new ChatOptions { TokenBudget = 1000, MaxTokens = 300 });

        int answered = 0;
        NuTonicException e = Assert.Throws<NuTonicException>(() =>
        {
            for (; answered < 100; answered++)
            {
                client.Ask(Request, Limit);
            }
        });

        // A request may need some 315 tokens: after two of 250 there are 500 left, after three 250.
        Assert.Equal("NT5516", e.Diagnostic.Code);
        Assert.Matches(
            "of 1000 tokens is used up: 750 went to answers, and the next request may need 3[0-9][0-9]\\.", e.Message);
        Assert.Equal(3, answered);
        Assert.Equal(750, client.TokensUsed);
        Assert.Equal(3, server.Calls.Count);
    }

    private ChatClient Client(string endpoint, ChatOptions? options = null) =>
        SomeChat.Client(endpoint, _time, options);
}
