using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NuTonic.Engine.Hub;

/// <summary>The id that git gives to a content.</summary>
/// <seealso href="https://git-scm.com/book/en/v2/Git-Internals-Git-Objects">Git internals, git objects</seealso>
internal static class GitBlob
{
    /// <summary>40 lower-case hexadecimal digits: SHA-1 over "blob", the length, a zero byte and the content.</summary>
    public static string IdOf(ReadOnlySpan<byte> content)
    {
        byte[] header = Encoding.ASCII.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"blob {content.Length}\0"));
#pragma warning disable CA5350 // Git names contents by SHA-1: it is compared, nothing is trusted to it.
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
#pragma warning restore CA5350
        hash.AppendData(header);
        hash.AppendData(content);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
