using System.Diagnostics;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Packaging;

/// <summary>Names of the splits in files and file names.</summary>
internal static class SplitNames
{
    /// <summary>"train", "validation" or "test".</summary>
    public static string Of(Split split) => split switch
    {
        Split.Train => "train",
        Split.Validation => "validation",
        Split.Test => "test",
        _ => throw new UnreachableException(),
    };
}
