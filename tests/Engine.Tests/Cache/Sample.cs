using System.Collections.Immutable;
using System.Text;
using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Tests.Cache;

internal static class Sample
{
    /// <summary>Bytes without a pattern that a lost or doubled block could hide in.</summary>
    public static byte[] Bytes(int size, int seed)
    {
        byte[] bytes = new byte[size];
        uint state = unchecked(((uint)seed * 2654435761u) | 1u);
        for (int i = 0; i < size; i++)
        {
            state = unchecked((state * 1664525u) + 1013904223u);
            bytes[i] = (byte)(state >> 24);
        }

        return bytes;
    }

    public static ActionRecord Record(string kind, int resultBytes, int contents)
    {
        byte[] material = Encoding.UTF8.GetBytes($"material of {kind}");
        ImmutableArray<Digest> digests =
        [
            .. Enumerable.Range(0, contents).Select(i => Digest.Of([(byte)i, (byte)(i >> 8)])),
        ];
        return new ActionRecord(
            Digest.Of(material), kind, material, Bytes(resultBytes, seed: 5), digests, 123_456_789_012);
    }

    public static void AssertSame(ActionRecord expected, ActionRecord actual)
    {
        Assert.Equal(expected.Key, actual.Key);
        Assert.Equal(expected.Kind, actual.Kind);
        Assert.Equal(expected.KeyMaterial.ToArray(), actual.KeyMaterial.ToArray());
        Assert.Equal(expected.Result.ToArray(), actual.Result.ToArray());
        Assert.Equal(expected.Contents, actual.Contents);
        Assert.Equal(expected.CostMicroseconds, actual.CostMicroseconds);
    }
}
