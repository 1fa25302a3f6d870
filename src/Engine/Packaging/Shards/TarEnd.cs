namespace NuTonic.Engine.Packaging.Shards;

/// <summary>The last part of every shard: two blocks of zeros.</summary>
internal static class TarEnd
{
    /// <summary>Its bytes.</summary>
    public static byte[] Create() => new byte[2 * TarHeader.BlockBytes];
}
