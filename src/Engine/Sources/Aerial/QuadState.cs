using System.Collections.Frozen;

namespace NuTonic.Engine.Sources.Aerial;

/// <summary>
/// The state that the folders of a quad name, as the collections of the imagery program lay them out.
/// </summary>
internal static class QuadState
{
    private static readonly FrozenSet<string> Codes = FrozenSet.Create(
        StringComparer.Ordinal,
        "al", "ak", "az", "ar", "ca", "co", "ct", "de", "dc", "fl", "ga", "hi", "id", "il", "in", "ia", "ks", "ky",
        "la", "me", "md", "ma", "mi", "mn", "ms", "mo", "mt", "ne", "nv", "nh", "nj", "nm", "ny", "nc", "nd", "oh",
        "ok", "or", "pa", "pr", "ri", "sc", "sd", "tn", "tx", "ut", "vt", "va", "vi", "wa", "wv", "wi", "wy");

    /// <summary>
    /// Postal code in lower case from the folder nearest to the file that is named like one: <c>va</c>, <c>VA</c> or
    /// <c>va_060cm_2021</c>; null without one.
    /// </summary>
    /// <param name="relativePath">Path of the quad below the imagery folder, with '/'.</param>
    public static string? OfFolders(string relativePath)
    {
        string[] parts = relativePath.Split('/');
        for (int i = parts.Length - 2; i >= 0; i--)
        {
            string code = parts[i].Split('_')[0].ToLowerInvariant();
            if (Codes.Contains(code))
            {
                return code;
            }
        }

        return null;
    }
}
