using System.Diagnostics;

namespace NuTonic.Engine.Facts;

/// <summary>The words for kinds of elements in facts records.</summary>
internal static class KindNames
{
    /// <summary>"area", "line" or "point".</summary>
    public static string Of(ElementKind kind) => kind switch
    {
        ElementKind.Area => "area",
        ElementKind.Line => "line",
        ElementKind.Point => "point",
        _ => throw new UnreachableException(),
    };

    /// <summary>The kind of a word; null when it is none of them.</summary>
    public static ElementKind? Parse(string word) => word switch
    {
        "area" => ElementKind.Area,
        "line" => ElementKind.Line,
        "point" => ElementKind.Point,
        _ => null,
    };
}
