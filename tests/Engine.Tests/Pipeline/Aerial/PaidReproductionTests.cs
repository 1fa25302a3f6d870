using NuTonic.ChatServer;
using NuTonic.Engine.Pipeline;

namespace NuTonic.Engine.Tests.Pipeline.Aerial;

/// <summary>Building twice to compare pays once: a model would not answer the same again.</summary>
public sealed class PaidReproductionTests : IDisposable
{
    private readonly AerialScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task VerifyReproducible_CaptionsOfAModel_AreHandedOn()
    {
        await using ChatServerHost server = await ChatServerHost.StartAsync((number, _) =>
            new ChatBehaviour
            {
                Text =
                    $"Seen from above there is {Word(number)} open ground with {Word(number / 5)} edges all around it.",
            });
        (string, string)[] options =
        [
            ("Captioner", "openai"), ("CaptionEndpoint", server.Endpoint), ("CaptionModels", "one"), ("Revisions", "0"),
        ];
        RecordingLog log = new();

        await Task.Run(
            () => Dataset.VerifyReproducible(_scene.Request(options), log, TestContext.Current.CancellationToken),
            TestContext.Current.CancellationToken);

        Assert.Empty(log.Errors);
        Assert.Contains(log.Summaries, line => line.EndsWith("; 0 differ", StringComparison.Ordinal));
        int samples = log.Details.Count(line => line.Contains("/sample: built", StringComparison.Ordinal));
        Assert.True(samples > 3);
        Assert.Equal(samples, server.Calls.Count);
    }

    // Another text for each answer.
    private static string Word(int number) => new[] { "bright", "dark", "smooth", "rough", "wide" }[number % 5];
}
