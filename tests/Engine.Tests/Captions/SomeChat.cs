using NuTonic.Engine.Captions;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Tests.Captions;

/// <summary>A request, a key and what every error about them has to hold.</summary>
internal static class SomeChat
{
    public const string Secret = "sk-test-0123456789abcdef";
    public const string Variable = "SOME_KEY";

    public static readonly CaptionRequest Request = new(
        "some-model", new CaptionPrompt("Be brief.", "Describe \"x\" <b>."), 7);

    public static ChatClient Client(string endpoint, TimeProvider time, ChatOptions? options = null) =>
        new(ChatEndpoint.Parse(endpoint), ApiKey.Of(Secret, Variable), options ?? new ChatOptions(), time);

    public static void AssertError(string code, NuTonicException e, string endpoint)
    {
        Assert.Equal(code, e.Diagnostic.Code);
        Assert.Contains(new Uri(endpoint).Authority, e.Message, StringComparison.Ordinal);
        Assert.Contains("some-model", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, e.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("{", e.Message, StringComparison.Ordinal);
    }
}
