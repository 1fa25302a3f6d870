using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Network;

namespace NuTonic.Engine.Tests.Network;

public sealed class EnvironmentCredentialTests
{
    private const string Variable = "NUTONIC_TEST_TOKEN_THAT_NOBODY_SETS";

    [Fact]
    public async Task Of_Bearer_IsForItsHostsOnly()
    {
        EnvironmentCredential credential = EnvironmentCredential.Of(
            $" {SomeFetch.Secret}\n", Variable, ["a.example", "b.example:8080"])!;

        CredentialPart part = Assert.Single(await credential.GetAsync(false, TestContext.Current.CancellationToken));

        Assert.Equal(
            (false, "Authorization", $"Bearer {SomeFetch.Secret}"), (part.IsQuery, part.Name, part.Value.Reveal()));
        Assert.DoesNotContain(SomeFetch.Secret, part.ToString(), StringComparison.Ordinal);
        Assert.True(credential.IsFor(new Uri("https://A.example/x")));
        Assert.True(credential.IsFor(new Uri("http://b.example:8080/x")));
        Assert.False(credential.IsFor(new Uri("https://b.example/x")));
        Assert.False(credential.IsFor(new Uri("https://a.example.evil.example/x")));
        Assert.Equal(Variable, credential.Origin);
    }

    [Fact]
    public async Task Of_Parameter_IsAPartOfTheQuery()
    {
        EnvironmentCredential credential = EnvironmentCredential.Of(
            SomeFetch.Secret, Variable, ["a.example"], "access_token")!;

        CredentialPart part = Assert.Single(await credential.GetAsync(false, TestContext.Current.CancellationToken));

        Assert.Equal((true, "access_token", SomeFetch.Secret), (part.IsQuery, part.Name, part.Value.Reveal()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    public void Of_Nothing_IsNone(string? secret) =>
        Assert.Null(EnvironmentCredential.Of(secret, Variable, ["a.example"]));

    [Theory]
    [InlineData("tok-0123\nabc")]
    [InlineData("tok-0123 abc")]
    [InlineData("tok-0123ä")]
    public void Of_NotForAHeader_IsRefusedWithoutShowingIt(string secret)
    {
        NuTonicException e = Assert.Throws<NuTonicException>(
            () => EnvironmentCredential.Of(secret, Variable, ["a.example"]));

        Assert.Equal("NT1322", e.Diagnostic.Code);
        Assert.DoesNotContain("tok-", e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Require_Unset_NamesVariableAndPurpose()
    {
        NuTonicException e = Assert.Throws<NuTonicException>(
            () => EnvironmentCredential.Require(Variable, "the upload", ["a.example"]));

        Assert.Equal("NT1321", e.Diagnostic.Code);
        Assert.Contains($"{Variable} is not set, which the upload needs", e.Message, StringComparison.Ordinal);
        Assert.Null(EnvironmentCredential.Find(Variable, ["a.example"]));
    }

    [Fact]
    public void CheckName_ASecret_IsRefusedWithoutShowingIt()
    {
        NuTonicException e = Assert.Throws<NuTonicException>(
            () => EnvironmentCredential.CheckName("HubTokenVariable", "hf_abcdef"));

        Assert.Equal("NT1323", e.Diagnostic.Code);
        Assert.DoesNotContain("hf_abcdef", e.Message, StringComparison.Ordinal);
    }
}
