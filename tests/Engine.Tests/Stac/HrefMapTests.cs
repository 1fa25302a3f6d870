using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Stac;

namespace NuTonic.Engine.Tests.Stac;

public sealed class HrefMapTests
{
    private const string Self = "https://stac.test/v1/collections/c/items/i";

    [Theory]
    [InlineData("https://a.test/b/c.tif", "https://a.test/b/c.tif")]
    [InlineData("https://a.test/b/c.tif#part", "https://a.test/b/c.tif")]
    [InlineData("https://a.test/b.tif?version=2", "https://a.test/b.tif?version=2")]
    [InlineData("s3://sentinel-cogs/a/B04.tif", "https://sentinel-cogs.s3.us-west-2.amazonaws.com/a/B04.tif")]
    [InlineData("s3://some-bucket/a/B04.tif", "https://some-bucket.s3.amazonaws.com/a/B04.tif")]
    [InlineData("s3://some.bucket/a b/c#1+.tif", "https://s3.amazonaws.com/some.bucket/a%20b/c%231%2B.tif")]
    [InlineData("gs://bucket/a/b.tif", "https://storage.googleapis.com/bucket/a/b.tif")]
    [InlineData("./x.tif", "https://stac.test/v1/collections/c/items/x.tif")]
    [InlineData("../x.tif", "https://stac.test/v1/collections/c/x.tif")]
    [InlineData("x.tif", "https://stac.test/v1/collections/c/items/x.tif")]
    [InlineData("/data/x.tif", "https://stac.test/data/x.tif")]
    [InlineData("https://n.blob.core.windows.net/c/a.tif?st=1&se=2&sig=abc", "https://n.blob.core.windows.net/c/a.tif")]
    public void Map_Address_IsHttp(string href, string expected) =>
        Assert.Equal(expected, HrefMap.Map(href, Self, "item").AbsoluteUri);

    [Fact]
    public void Map_RelativeToAnItemInABucket_IsHttp() => Assert.Equal(
        "https://sentinel-cogs.s3.us-west-2.amazonaws.com/a/B04.tif",
        HrefMap.Map("./B04.tif", "s3://sentinel-cogs/a/item.json", "item").AbsoluteUri);

    [Theory]
    [InlineData("/vsicurl/https://a.test/b.tif", "GDAL's file systems")]
    [InlineData("/vsis3/bucket/b.tif", "GDAL's file systems")]
    [InlineData("ftp://a.test/b.tif", "a ftp address")]
    [InlineData("file:///etc/passwd", "a file address")]
    [InlineData("s3://sentinel-s2-l2a/tiles/B04.jp2", "pays for it")]
    [InlineData("s3://", "")]
    [InlineData("s3://bucket", "names no bucket or no file")]
    [InlineData("s3://bucket@evil.test/x", "names no bucket or no file")]
    [InlineData("s3://bucket/../x", "names no bucket or no file")]
    [InlineData("https://me:word@a.test/b.tif", "it holds a user name")]
    [InlineData("https://a.test/b.tif?X-Amz-Signature=word", "it is signed")]
    [InlineData("https://a.test/b.tif?access_token=word", "it is signed")]
    [InlineData("https://", "no address")]
    public void Map_Refused_IsNT1512WithoutSecrets(string href, string reason)
    {
        Diagnostic error = Assert.Throws<NuTonicException>(() => HrefMap.Map(href, Self, "item_9")).Diagnostic;

        Assert.Equal("NT1512", error.Code);
        Assert.Contains("item_9", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("word", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("../item.json")]
    public void Map_RelativeToNothing_IsNT1512(string? self) =>
        Assert.Equal(
            "NT1512", Assert.Throws<NuTonicException>(() => HrefMap.Map("./x.tif", self, "item")).Diagnostic.Code);

    [Theory]
    [MemberData(nameof(ItemReaderTests.Files), MemberType = typeof(ItemReaderTests))]
    public void Map_RecordedAddresses_AreHttpOrATypedError(string name)
    {
        foreach (StacItem item in StacText.Recorded(name))
        {
            foreach (StacAsset asset in item.Assets)
            {
                try
                {
                    Assert.Matches("^https?://", HrefMap.Map(asset.Href, item.SelfHref, item.Id).AbsoluteUri);
                }
                catch (NuTonicException refused)
                {
                    Assert.Equal("NT1512", refused.Diagnostic.Code);
                    Assert.DoesNotMatch("^https?://", asset.Href);
                }
            }
        }
    }
}
