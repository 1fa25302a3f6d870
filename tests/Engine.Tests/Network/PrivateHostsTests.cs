using NuTonic.Engine.Network;

namespace NuTonic.Engine.Tests.Network;

/// <summary>Hosts of the own network that the user allows.</summary>
public sealed class PrivateHostsTests
{
    [Theory]
    [InlineData("minio.example.org", "https://minio.example.org/a", true)]
    [InlineData("minio.example.org", "http://MINIO.example.org:9000/a", true)]
    [InlineData("Minio.Example.org", "http://minio.example.org./a", true)]
    [InlineData("minio.example.org", "http://minio.example.org.evil.test/a", false)]
    [InlineData("minio.example.org", "http://a.minio.example.org/", false)]
    [InlineData("minio.example.org:9000", "http://minio.example.org:9000/", true)]
    [InlineData("minio.example.org:9000", "http://minio.example.org/", false)]
    [InlineData("minio.example.org:443", "https://minio.example.org/", true)]
    [InlineData("*.example.org", "http://a.b.example.org/", true)]
    [InlineData("*.example.org", "http://example.org/", false)]
    [InlineData("*.example.org", "http://badexample.org/", false)]
    [InlineData("*.example.org:9000", "http://a.example.org:9001/", false)]
    [InlineData("10.0.0.7", "http://10.0.0.7:9000/", true)]
    [InlineData("127.0.0.1", "http://2130706433/", true)]
    [InlineData("10.0.0.7", "http://10.0.0.70/", false)]
    [InlineData("[fd00::7]:9000", "http://[fd00:0::7]:9000/", true)]
    [InlineData("fd00::7", "http://[fd00::7]/", true)]
    [InlineData("[fd00::7]:9000", "http://[fd00::7]/", false)]
    public void Has_OneEntry_IsTrueForWhatItNames(string entry, string address, bool expected)
    {
        PrivateHosts hosts = PrivateHosts.Read(["other.test", entry], out string? wrong);

        Assert.Null(wrong);
        Assert.Equal(expected, hosts.Has(new Uri(address)));
    }

    [Theory]
    [InlineData("*")]
    [InlineData("*.")]
    [InlineData("a.*.org")]
    [InlineData("mini*.org")]
    [InlineData("*.10.0.0.7")]
    [InlineData("http://minio.example.org")]
    [InlineData("minio.example.org/bucket")]
    [InlineData("user@minio.example.org")]
    [InlineData("minio.example.org:0")]
    [InlineData("minio.example.org:70000")]
    [InlineData("minio.example.org:")]
    [InlineData("10.0.0.0/8")]
    [InlineData(":9000")]
    public void Read_NoHost_NamesItAndAllowsNothing(string entry)
    {
        PrivateHosts hosts = PrivateHosts.Read(["minio.example.org", entry], out string? wrong);

        Assert.Equal(entry, wrong);
        Assert.False(hosts.Has(new Uri("http://minio.example.org/")));
    }
}
