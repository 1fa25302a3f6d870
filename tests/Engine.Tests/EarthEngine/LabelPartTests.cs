using System.Text;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.EarthEngine;
using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.Tests.EarthEngine;

public sealed class LabelPartTests
{
    public static TheoryData<string, byte[]> Wrong => new()
    {
        { "no known image format", Encoding.UTF8.GetBytes("<!doctype html><title>Sign in</title>") },
        { "no known image format", [] },
        { "a PNG image", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] },
        { "40 x 31 pixels", LabelTiff.Of(LabelTiff.Grid with { HeightPx = 31 }, (_, _) => 1) },
        { "EPSG:32633", LabelTiff.Of(LabelTiff.Grid with { Crs = new Crs(32633) }, (_, _) => 1) },
        { "other ground", LabelTiff.Of(
            LabelTiff.Grid with { Transform = LabelTiff.Grid.Transform with { C = 600_000.25 } }, (_, _) => 1) },
        {
            "other ground",
            LabelTiff.Of(LabelTiff.Grid with { Transform = LabelTiff.Grid.Transform with { E = -9.876 } }, (_, _) => 1)
        },
        { "UInt16", LabelTiff.Of(LabelTiff.Grid, (_, _) => 1, bits: 16) },
        { "the value 9", LabelTiff.Of(LabelTiff.Grid, (x, _) => (ushort)(x == 39 ? 9 : 8)) },
        { "the value 254", LabelTiff.Of(LabelTiff.Grid, (_, _) => 254) },
        { "the answer", LabelTiff.Of(LabelTiff.Grid, (_, _) => 1)[..200] },
    };

    [Fact]
    public void Read_AskedGrid_IsTheLabels()
    {
        byte[] file = LabelTiff.Of(LabelTiff.Grid, (x, y) => (ushort)(y == 3 ? 255 : x % 9));

        byte[] labels = Read(file);

        Assert.Equal(40 * 30, labels.Length);
        Assert.Equal(4, labels[(2 * 40) + 13]);
        Assert.All(labels[120..160], label => Assert.Equal(255, label));
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Read_AnythingElse_IsAnError(string reason, byte[] file)
    {
        NuTonicException error = Assert.Throws<NuTonicException>(() => Read(file));

        Assert.Equal("NT1705", error.Diagnostic.Code);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Contains("poi_7", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TruncatedAnywhere_IsAnError()
    {
        byte[] file = LabelTiff.Of(LabelTiff.Grid, (x, _) => (ushort)(x % 9));

        for (int length = 0; length < file.Length; length += 7)
        {
            Assert.Equal("NT1705", Assert.Throws<NuTonicException>(() => Read(file[..length])).Diagnostic.Code);
        }
    }

    private static Question Ask() => new("ee.test", "poi_7", LabelPart.Purpose, 1 << 20);

    private static byte[] Read(byte[] file) => LabelPart.Read(file, LabelTiff.Grid, Ask());
}
