using NuTonic.Engine.EarthEngine;
using NuTonic.Engine.Network;

namespace NuTonic.Engine.Tests.EarthEngine;

public sealed class EarthEngineCredentialTests
{
    private readonly FakeTokens _tokens = new();

    [Fact]
    public async Task GetAsync_Token_IsABearerHeaderThatPrintsAsStars()
    {
        EarthEngineCredential credential = new(_tokens, EarthEngineOptions.Service);

        CredentialPart part = Assert.Single(
            await credential.GetAsync(renew: true, TestContext.Current.CancellationToken));

        Assert.Equal((false, "Authorization"), (part.IsQuery, part.Name));
        Assert.Equal("Bearer " + FakeTokens.Token, part.Value.Reveal());
        Assert.DoesNotContain(FakeTokens.Token, part.ToString(), StringComparison.Ordinal);
        Assert.Equal([true], _tokens.Asked);
    }

    [Theory]
    [InlineData("https://earthengine.googleapis.com/v1/projects/p/value:compute", true)]
    [InlineData("https://EarthEngine.GoogleApis.com/x", true)]
    [InlineData("http://earthengine.googleapis.com/v1/x", false)]
    [InlineData("https://earthengine.googleapis.com:8443/v1/x", false)]
    [InlineData("https://earthengine.googleapis.com.example.org/v1/x", false)]
    [InlineData("https://googleapis.com/v1/x", false)]
    public void IsFor_Address_OnlyTheHostItself(string address, bool isFor) =>
        Assert.Equal(isFor, new EarthEngineCredential(_tokens, EarthEngineOptions.Service).IsFor(new Uri(address)));
}
