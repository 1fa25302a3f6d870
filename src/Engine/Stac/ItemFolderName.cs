using System.Security.Cryptography;
using System.Text;

namespace NuTonic.Engine.Stac;

/// <summary>
/// Folder names of items. An id may be any text; one that is no safe name on every file system keeps its letters,
/// digits and dashes and gets a piece of its SHA-256, so that different ids have different folders.
/// </summary>
internal static class ItemFolderName
{
    private const int MaxLength = 100;
    private const int KeptLength = 60;
    private const int HashDigits = 12;

    /// <summary>
    /// The name for <paramref name="id"/>: letters, digits, dashes, underscores, and single dots inside.
    /// </summary>
    public static string Of(string id)
    {
        if (IsSafe(id))
        {
            return id;
        }

        string kept = new([.. id.Take(KeptLength).Select(letter => IsLetter(letter) ? letter : '_')]);
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)));
        return $"item_{kept}_{hash[..HashDigits]}";
    }

    private static bool IsSafe(string id) =>
        id.Length is > 0 and <= MaxLength
        && id.All(letter => IsLetter(letter) || letter == '.')
        && char.IsAsciiLetterOrDigit(id[0])
        && id[^1] != '.'
        && !id.Contains("..", StringComparison.Ordinal)
        && !IsDevice(id.Split('.')[0].ToUpperInvariant());

    private static bool IsLetter(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-';

    private static bool IsDevice(string name) => name is "CON" or "PRN" or "AUX" or "NUL"
        || (name.Length == 4 && name[..3] is "COM" or "LPT" && char.IsAsciiDigit(name[3]));
}
