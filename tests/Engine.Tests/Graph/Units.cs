using System.Globalization;
using System.Text;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Tests.Graph;

/// <summary>Made-up unit records.</summary>
internal static class Units
{
    /// <summary>A unit that uses every field of the format; another <paramref name="version"/>, other bytes.</summary>
    public static UnitRecord Sample(string name, int version)
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"{name} {version}");
        Digest digest = Digest.Of(Encoding.UTF8.GetBytes(text));
        FileStamp stamp = new(1, 2, 3 + version, 4, -5);
        return new UnitRecord(
            name,
            digest,
            [
                new ProbeRecord("", FileKind.Directory, stamp, true, default),
                new ProbeRecord("é.tif", FileKind.File, stamp, false, digest),
            ],
            [
                new NodeRecord("a", "kind/a", digest, new byte[] { 1, 2 }, [new(null, digest), new(
                    "p/a.png", digest, stamp, true)]),
                new NodeRecord("b", "kind/b", digest, ReadOnlyMemory<byte>.Empty, []),
            ],
            new byte[] { 9, (byte)version },
            [
                new Diagnostic("NT1001", Severity.Warning, text, new SourceLocation("/x/poi.json", 3, 4)),
                new Diagnostic("NT1002", Severity.Warning, "no place", null),
            ]);
    }

    /// <summary>Asserts that an outline tells what unpacking the record tells.</summary>
    public static void AssertOutline(UnitRecord unit, UnitOutline outline)
    {
        Assert.Equal(unit.OptionsDigest, outline.Options);
        foreach (NodeRecord node in unit.Nodes)
        {
            Assert.True(outline.TryNext(out NodeOutline found));
            Assert.Equal(node.Kind, found.Kind);
            Assert.Equal(
                node.Outputs.Where(output => output.Path is not null).Sum(output => output.Stamp.Size),
                found.PublishedBytes);
        }

        Assert.False(outline.TryNext(out _));
        Assert.Equal(unit.Facts.ToArray(), outline.Facts().ToArray());
    }
}
