using System.Text.Json;
using NuTonic.Engine.Captions;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Tests.Captions;

public sealed class ApiKeyTests
{
    [Theory]
    [InlineData("sk-bad\nkey")]
    [InlineData("sk-bäd")]
    public void ApiKey_NotForAHeader_IsRefusedWithoutShowingIt(string secret)
    {
        NuTonicException e = Assert.Throws<NuTonicException>(() => ApiKey.Of(secret, SomeChat.Variable));

        Assert.Equal("NT5502", e.Diagnostic.Code);
        Assert.DoesNotContain("sk-", e.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sk-proj-0123456789")]
    [InlineData("a0123456789abcdef0123456789abcdef")]
    [InlineData("1KEY")]
    [InlineData("MY KEY")]
    [InlineData("")]
    public void CheckName_NoVariable_IsRefusedWithoutShowingIt(string variable)
    {
        NuTonicException e = Assert.Throws<NuTonicException>(() => ApiKey.CheckName(variable));

        Assert.Equal("NT5519", e.Diagnostic.Code);
        Assert.DoesNotContain("0123", e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void CheckName_Variable_IsTaken() => ApiKey.CheckName("OPENAI_API_KEY_2");

    [Theory]
    [InlineData("localhost:8000")]
    [InlineData("ftp://host/v1")]
    [InlineData("not an address")]
    [InlineData("")]
    [InlineData("http://user:password@host/v1")]
    [InlineData("http://host/v1?api_key=1")]
    public void Endpoint_NotUsable_IsRefused(string text)
    {
        NuTonicException e = Assert.Throws<NuTonicException>(() => ChatEndpoint.Parse(text));

        Assert.Equal("NT5501", e.Diagnostic.Code);
        Assert.DoesNotContain("password", e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ApiKey_Printed_ShowsStars()
    {
        ApiKey key = ApiKey.Of(SomeChat.Secret, SomeChat.Variable);

        Assert.Equal("***", key.ToString());
        Assert.Equal("***", $"{key}");
        Assert.DoesNotContain(SomeChat.Secret, JsonSerializer.Serialize(key), StringComparison.Ordinal);
    }
}
