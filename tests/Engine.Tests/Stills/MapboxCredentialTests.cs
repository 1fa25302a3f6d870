using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Network;
using NuTonic.Engine.Stills;

namespace NuTonic.Engine.Tests.Stills;

public sealed class MapboxCredentialTests
{
    [Fact]
    public async Task GetAsync_Token_IsAParameterThatPrintsAsStars()
    {
        MapboxCredential credential = MapboxCredential.Of(" pk.eyJ1Ijoi.A-b_c \n", StillOptions.Service)!;

        CredentialPart part = Assert.Single(await credential.GetAsync(false, TestContext.Current.CancellationToken));

        Assert.Equal((true, "access_token", "pk.eyJ1Ijoi.A-b_c"), (part.IsQuery, part.Name, part.Value.Reveal()));
        Assert.DoesNotContain("eyJ1", part.ToString(), StringComparison.Ordinal);
        Assert.Equal("MAPBOX_ACCESS_TOKEN", credential.Origin);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void Of_Nothing_IsNull(string? token) => Assert.Null(MapboxCredential.Of(token, StillOptions.Service));

    [Theory]
    [InlineData("pk.two words")]
    [InlineData("pk.x&other=1")]
    [InlineData("pk.\u00FCmlaut")]
    public void Of_WhatNoTokenHas_IsNotShown(string token)
    {
        NuTonicException error = Assert.Throws<NuTonicException>(() => MapboxCredential.Of(token, StillOptions.Service));

        Assert.Equal("NT1750", error.Diagnostic.Code);
        Assert.Contains("MAPBOX_ACCESS_TOKEN", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("pk.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://api.mapbox.com/styles/v1/x", true)]
    [InlineData("http://api.mapbox.com/styles/v1/x", false)]
    [InlineData("https://api.mapbox.com.example.org/x", false)]
    [InlineData("https://mapbox.com/x", false)]
    public void IsFor_Address_OnlyTheHostItself(string address, bool isFor) =>
        Assert.Equal(isFor, MapboxCredential.Of("pk.x", StillOptions.Service)!.IsFor(new Uri(address)));
}
