using NuTonic.Engine.Sources;

namespace NuTonic.Engine.Tests.Sources;

public sealed class SignedAddressTests
{
    [Theory]
    [InlineData("https://a.example/x.tif")]
    [InlineData("https://a.example/token/signature?f=json&page=2")]
    [InlineData("https://a.example/?collection=sentinel-2-l2a&bbox=1,2,3,4#section")]
    [InlineData("https://a.example/?value=token")]
    public void FindSecret_PlainAddress_IsNull(string address) =>
        Assert.Null(SignedAddress.FindSecret(new Uri(address)));

    [Theory]
    [InlineData("https://a.example/x.tif?sv=2020&sig=abc", "sig")]
    [InlineData("https://a.example/x.tif?SIG=abc", "SIG")]
    [InlineData("https://a.example/x.tif?X-Amz-Signature=abc", "X-Amz-Signature")]
    [InlineData("https://a.example/x.tif?X-Goog-Algorithm=abc", "X-Goog-Algorithm")]
    [InlineData("https://a.example/x.png?access_token=pk.abc", "access_token")]
    [InlineData("https://a.example/x.png?f=1;api_key=abc", "api_key")]
    [InlineData("https://a.example/x?client%5Fsecret=abc", "client_secret")]
    [InlineData("https://a.example/x?key", "key")]
    [InlineData("https://a.example/x#id_token=abc", "id_token")]
    [InlineData("https://a.example/x?Expires=1", "Expires")]
    public void FindSecret_SignedAddress_NamesTheParameter(string address, string parameter) =>
        Assert.Equal(parameter, SignedAddress.FindSecret(new Uri(address)));
}
