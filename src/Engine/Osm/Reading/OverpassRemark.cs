using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Osm.Reading;

/// <summary>What an Overpass server says at the end of an answer.</summary>
internal static class OverpassRemark
{
    private static readonly string[] Failures = ["error", "timed out", "timeout", "out of memory", "exceeded", "killed"];

    /// <summary>True when the answer broke off.</summary>
    public static bool IsFailure(string remark) =>
        Failures.Any(word => remark.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>Refuses an answer that broke off: it would silently lack elements.</summary>
    /// <exception cref="NuTonicException">NT1210.</exception>
    public static void Check(string remark, ExtractErrors errors)
    {
        if (IsFailure(remark))
        {
            throw errors.File(Errors.OverpassIncomplete, DescriptionText.Clean(remark));
        }
    }
}
