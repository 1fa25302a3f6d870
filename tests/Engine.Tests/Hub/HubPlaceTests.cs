using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Hub;
using NuTonic.Engine.Network;

namespace NuTonic.Engine.Tests.Hub;

public sealed class HubPlaceTests
{
    private const string Endpoint = "https://hub.example";

    [Fact]
    public void Of_GoodParts_GivesAddresses()
    {
        HubPlace place = HubPlace.Of(Endpoint + "/", "org/name.x_y-z", "next/1");

        Assert.Equal("https://hub.example/api/datasets/org/name.x_y-z/commit/next%2F1", place.Commit.AbsoluteUri);
        Assert.Equal(
            "https://hub.example/datasets/org/name.x_y-z.git/info/lfs/objects/batch", place.LargeFiles.AbsoluteUri);
        Assert.Equal(
            "https://hub.example/datasets/org/name.x_y-z/resolve/c0/a%20b/%C3%A4%23.txt",
            place.File("c0", "a b/ä#.txt").AbsoluteUri);
    }

    [Theory]
    [InlineData("")]
    [InlineData("name")]
    [InlineData("a/b/c")]
    [InlineData("../b")]
    [InlineData("a/b?x")]
    [InlineData("a/b.git")]
    [InlineData("a/..")]
    [InlineData("a b/c")]
    public void Of_BadRepo_Throws(string repo) => AssertError("NT6400", () => HubPlace.Of(Endpoint, repo, "main"));

    [Theory]
    [InlineData("")]
    [InlineData("a..b")]
    [InlineData("a b")]
    [InlineData("-a")]
    [InlineData("a/")]
    [InlineData("a?b")]
    public void Of_BadRevision_Throws(string revision) =>
        AssertError("NT6415", () => HubPlace.Of(Endpoint, "a/b", revision));

    [Theory]
    [InlineData("hub.example")]
    [InlineData("ftp://hub.example")]
    [InlineData("http://hub.example")]
    [InlineData("https://me:secret@hub.example")]
    [InlineData("https://hub.example?key=secret")]
    public void Of_BadEndpoint_ThrowsWithoutShowingIt(string endpoint)
    {
        NuTonicException failure = AssertError("NT6414", () => HubPlace.Of(endpoint, "a/b", "main"));

        Assert.DoesNotContain("secret", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://hub.example/x", true)]
    [InlineData("http://hub.example/x", false)]
    [InlineData("https://hub.example:8443/x", false)]
    [InlineData("https://hub.example.evil.example/x", false)]
    [InlineData("https://store.hub.example/x", false)]
    public void Token_IsFor_TheHubAlone(string address, bool expected)
    {
        HubToken token = HubToken.Of("hf_x", HubPlace.Of(Endpoint, "a/b", "main"));

        Assert.Equal(expected, token.IsFor(new Uri(address)));
    }

    [Theory]
    [InlineData(null, "NT6401")]
    [InlineData(" ", "NT6401")]
    [InlineData("hf_a\nb", "NT6402")]
    [InlineData("hf_ä", "NT6402")]
    public void Token_Bad_ThrowsWithoutShowingIt(string? value, string code)
    {
        NuTonicException failure = AssertError(code, () => HubToken.Of(value, HubPlace.Of(Endpoint, "a/b", "main")));

        Assert.DoesNotContain("hf_", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignedAddress_OnAnotherHost_CarriesItsQueryButNoToken()
    {
        HubToken token = HubToken.Of("hf_x", HubPlace.Of(Endpoint, "a/b", "main"));

        SignedAddress signed = new(new Uri("https://store.example/x/y?sig=abc&b=1"), [new("x-key", "v")], token);

        IReadOnlyList<CredentialPart> parts = await signed.GetAsync(false, TestContext.Current.CancellationToken);
        Assert.Equal("https://store.example/x/y", signed.Address.AbsoluteUri);
        Assert.Equal(
            [(true, "", "sig=abc&b=1"), (false, "x-key", "v")],
            parts.Select(part => (part.IsQuery, part.Name, part.Value.Reveal())));
        Assert.False(signed.IsFor(new Uri("https://other.example/x/y")));
    }

    private static NuTonicException AssertError(string code, Func<object> make)
    {
        NuTonicException failure = Assert.Throws<NuTonicException>(make);
        Assert.Equal(code, failure.Diagnostic.Code);
        return failure;
    }
}
