using NuTonic.Engine.Sqlite;

namespace NuTonic.Engine.Cache;

/// <summary>Digests as parameters of statements.</summary>
internal static class DigestBinding
{
    /// <summary>Binds the bytes of <paramref name="value"/>; parameters count from 1.</summary>
    public static SqliteStatement Bind(this SqliteStatement statement, int parameter, in Digest value)
    {
        Span<byte> bytes = stackalloc byte[Digest.Length];
        value.CopyTo(bytes);
        return statement.Bind(parameter, bytes);
    }
}
