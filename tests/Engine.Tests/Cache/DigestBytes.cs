using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Tests.Cache;

internal static class DigestBytes
{
    public static byte[] ToBytes(this Digest digest)
    {
        byte[] bytes = new byte[Digest.Length];
        digest.CopyTo(bytes);
        return bytes;
    }
}
