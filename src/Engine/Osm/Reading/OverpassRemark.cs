using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Osm.Reading;

/// <summary>What an Overpass server says at the end of an answer.</summary>
internal static class OverpassRemark
{
    private static readonly string[] Failures =
    [
        "error", "timed out", "timeout", "out of memory", "exceeded", "killed",
    ];

    // What the program in front of the database says when it has no slot: for too many queries at a time, too many of
    // one address, the same query twice, and while the database restarts.
    private static readonly string[] Refusals = ["Dispatcher_Client::", "rate_limited", "too busy", "quota of your IP"];

    /// <summary>True when the server did not begin, being too busy or asked too often: later it may.</summary>
    public static bool IsRefusal(string remark) =>
        Refusals.Any(word => remark.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>True when the query was more than the server computes for anybody: in time, or in memory.</summary>
    public static bool IsTooLarge(string remark) =>
        !IsRefusal(remark)
        && (remark.Contains("timed out", StringComparison.OrdinalIgnoreCase)
            || remark.Contains("out of memory", StringComparison.OrdinalIgnoreCase));

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
