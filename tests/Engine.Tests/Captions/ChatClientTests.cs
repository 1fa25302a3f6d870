using System.Text.Json;
using NuTonic.ChatServer;
using NuTonic.Engine.Captions;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Tests.Network;

namespace NuTonic.Engine.Tests.Captions;

public sealed class ChatClientTests
{
    private const string Secret = SomeChat.Secret;

    private static readonly CaptionRequest Request = SomeChat.Request;

    private readonly RushedTime _time = new();

    public static TheoryData<string, int, string> FinalStatuses => new()
    {
        { "NT5505", 401, "Incorrect API key provided: " + Secret },
        { "NT5506", 403, "no access" },
        { "NT5507", 404, "The model `some-model` does not exist" },
        { "NT5508", 400, "temperature is out of range" },
        { "NT5508", 422, "seed: extra field" },
        { "NT5509", 400, "This model's maximum context length is 512 tokens" },
        { "NT5511", 429, "You exceeded your quota: insufficient_quota" },
        { "NT5511", 402, "pay first" },
        { "NT5517", 418, "a teapot" },
    };

    public static TheoryData<string, int> TransientStatuses => new()
    {
        { "NT5510", 429 }, { "NT5512", 500 }, { "NT5512", 503 }, { "NT5512", 529 },
    };

    private static CancellationToken Limit => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ask_GoodServer_SendsTheRequestAndReadsTheAnswer()
    {
        await using ChatServerHost server = await ChatServerHost.StartAsync(
            (_, _) => new ChatBehaviour { Text = "A lake.", Tokens = 42 });
        using ChatClient client = Client(
            server.Endpoint, new ChatOptions { Temperature = 0.5, TopP = 0.9, MaxTokens = 77 });

        CaptionAnswer answer = client.Ask(Request with { Jpeg = new byte[] { 255, 216 } }, Limit);

        Assert.Equal(new CaptionAnswer("A lake.", AnswerEnd.Done, 42), answer);
        Assert.Equal(42, client.TokensUsed);
        ChatCall call = Assert.Single(server.Calls);
        Assert.Equal("Bearer " + Secret, call.Authorization);
        using JsonDocument body = JsonDocument.Parse(call.Body);
        JsonElement root = body.RootElement;
        Assert.Equal("some-model", root.GetProperty("model").GetString());
        Assert.Equal(0.5, root.GetProperty("temperature").GetDouble());
        Assert.Equal(0.9, root.GetProperty("top_p").GetDouble());
        Assert.Equal(77, root.GetProperty("max_tokens").GetInt32());
        Assert.Equal(7, root.GetProperty("seed").GetInt32());
        Assert.Equal("Be brief.", root.GetProperty("messages")[0].GetProperty("content").GetString());
        JsonElement parts = root.GetProperty("messages")[1].GetProperty("content");
        Assert.Equal("data:image/jpeg;base64,/9g=", parts[0].GetProperty("image_url").GetProperty("url").GetString());
        Assert.Equal(Request.Prompt.User, parts[1].GetProperty("text").GetString());
    }

    [Fact]
    public async Task Ask_NoKey_SendsADummy()
    {
        await using ChatServerHost server = await ChatServerHost.StartAsync((_, _) => new ChatBehaviour());
        using ChatClient client = new(
            ChatEndpoint.Parse(server.Endpoint + "/chat/completions"),
            ApiKey.Of(null, SomeChat.Variable),
            new ChatOptions(),
            _time);

        client.Ask(Request, Limit);

        Assert.Equal("Bearer none", Assert.Single(server.Calls).Authorization);
    }

    [Theory]
    [MemberData(nameof(FinalStatuses))]
    public async Task Ask_FinalStatus_FailsAtOnceAndNamesHostAndModel(string code, int status, string message)
    {
        await using ChatServerHost server = await ChatServerHost.StartAsync(
            (_, _) => ChatBehaviour.Error(status, message));
        using ChatClient client = Client(server.Endpoint);

        NuTonicException e = Assert.Throws<NuTonicException>(() => client.Ask(Request, Limit));

        SomeChat.AssertError(code, e, server.Endpoint);
        Assert.Single(server.Calls);
        Assert.Empty(_time.Waits);
    }

    [Theory]
    [MemberData(nameof(TransientStatuses))]
    public async Task Ask_TransientStatus_TriesAsOftenAsAllowedThenFails(string code, int status)
    {
        await using ChatServerHost server = await ChatServerHost.StartAsync(
            (_, _) => ChatBehaviour.Error(status, "busy " + Secret));
        using ChatClient client = Client(server.Endpoint, new ChatOptions { Attempts = 3 });

        NuTonicException e = Assert.Throws<NuTonicException>(() => client.Ask(Request, Limit));

        SomeChat.AssertError(code, e, server.Endpoint);
        Assert.Equal(3, server.Calls.Count);

        // 1 and 2 seconds with up to a half off.
        Assert.Equal(2, _time.Waits.Count);
        Assert.InRange(_time.Waits[0].TotalSeconds, 0.5, 1);
        Assert.InRange(_time.Waits[1].TotalSeconds, 1, 2);
    }

    [Fact]
    public async Task Ask_ServerRecovers_Answers()
    {
        await using ChatServerHost server = await ChatServerHost.StartAsync((number, _) => number switch
        {
            0 => ChatBehaviour.Error(503, "starting"),
            1 => new ChatBehaviour { Body = "<html>It works!</html>" },
            2 => new ChatBehaviour { Cuts = true },
            _ => new ChatBehaviour { Text = "A lake." },
        });
        using ChatClient client = Client(server.Endpoint);

        CaptionAnswer answer = client.Ask(Request, Limit);

        Assert.Equal("A lake.", answer.Text);
        Assert.Equal(4, server.Calls.Count);
        Assert.Single(server.Calls.Select(call => call.Body).Distinct());
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("Tue, 01 Jan 2030 12:00:40 GMT", 40)]
    public async Task Ask_RetryAfter_IsWaitedFor(string header, double seconds)
    {
        await using ChatServerHost server = await ChatServerHost.StartAsync(
            (number, _) => number == 0 ? ChatBehaviour.Error(429, "slow down", header) : new ChatBehaviour());
        using ChatClient client = Client(server.Endpoint);

        client.Ask(Request, Limit);

        Assert.Equal(seconds, _time.Waits.Sum(wait => wait.TotalSeconds), 0.01);
    }

    [Fact]
    public async Task Ask_RetryAfterAnHour_Fails()
    {
        await using ChatServerHost server = await ChatServerHost.StartAsync(
            (_, _) => ChatBehaviour.Error(429, "slow down", "3600"));
        using ChatClient client = Client(server.Endpoint);

        NuTonicException e = Assert.Throws<NuTonicException>(() => client.Ask(Request, Limit));

        SomeChat.AssertError("NT5510", e, server.Endpoint);
        Assert.Empty(_time.Waits);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("<html>It works!</html>")]
    [InlineData("{\"choices\":[]}")]
    [InlineData("{\"choices\":[{}]}")]
    [InlineData("{\"choices\":{\"0\":1}}")]
    [InlineData("{\"choices\":[{\"message\":{\"content\":5}}]}")]
    [InlineData("{\"choices\":[{\"message\":{\"content\":\"" + Secret + "\"}}]}")]
    [InlineData("{\"choices\":[{\"message\":{\"content\":\"\\ud800\"}}]}")]
    [InlineData("{\"error\":\"" + Secret + "\"}")]
    public async Task Ask_Rubbish_IsATypedError(string body)
    {
        await using ChatServerHost server = await ChatServerHost.StartAsync(
            (_, _) => new ChatBehaviour { Body = body });
        using ChatClient client = Client(server.Endpoint, new ChatOptions { Attempts = 2 });

        NuTonicException e = Assert.Throws<NuTonicException>(() => client.Ask(Request, Limit));

        SomeChat.AssertError("NT5514", e, server.Endpoint);
        Assert.Equal(2, server.Calls.Count);
    }

    [Fact]
    public async Task Ask_EndlessAnswer_IsNotRead()
    {
        await using ChatServerHost server = await ChatServerHost.StartAsync(
            (_, _) => new ChatBehaviour { Padding = 3 << 20 });
        using ChatClient client = Client(server.Endpoint, new ChatOptions { Attempts = 1 });

        NuTonicException e = Assert.Throws<NuTonicException>(() => client.Ask(Request, Limit));

        SomeChat.AssertError("NT5514", e, server.Endpoint);
        Assert.Contains("longer than", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_EmptyOrTruncatedText_IsAnAnswer()
    {
        await using ChatServerHost server = await ChatServerHost.StartAsync((number, _) => number == 0
            ? new ChatBehaviour { Body = "{\"choices\":[{\"message\":{\"content\":null},\"finish_reason\":\"eos\"}]}" }
            : new ChatBehaviour { Text = "A lake that", Finish = "length" });
        using ChatClient client = Client(server.Endpoint);

        CaptionAnswer empty = client.Ask(Request, Limit);
        CaptionAnswer truncated = client.Ask(Request, Limit);

        Assert.Equal(string.Empty, empty.Text);
        Assert.True(empty.Tokens > 0);
        Assert.Equal(AnswerEnd.Length, truncated.End);
    }

    [Fact]
    public async Task Ask_HangingServer_TimesOut()
    {
        await using ChatServerHost server = await ChatServerHost.StartAsync(
            (_, _) => new ChatBehaviour { Hangs = true });
        using ChatClient client = Client(
            server.Endpoint, new ChatOptions { Attempts = 2, Timeout = TimeSpan.FromMilliseconds(200) });

        NuTonicException e = Assert.Throws<NuTonicException>(() => client.Ask(Request, Limit));

        SomeChat.AssertError("NT5513", e, server.Endpoint);
        Assert.Contains("0.2 s", e.Message, StringComparison.Ordinal);
        Assert.Equal(2, server.Calls.Count);
    }

    [Fact]
    public async Task Ask_CancelledInTheMiddle_StopsAtOnce()
    {
        TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using ChatServerHost server = await ChatServerHost.StartAsync((_, _) =>
        {
            reached.TrySetResult();
            return new ChatBehaviour { Hangs = true };
        });
        using ChatClient client = Client(server.Endpoint);
        using CancellationTokenSource cancel = CancellationTokenSource.CreateLinkedTokenSource(Limit);
        Task<CaptionAnswer> asking = Task.Run(() => client.Ask(Request, cancel.Token), Limit);
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(30), Limit);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => asking.WaitAsync(TimeSpan.FromSeconds(30), Limit));
    }

    private ChatClient Client(string endpoint, ChatOptions? options = null) =>
        SomeChat.Client(endpoint, _time, options);
}
