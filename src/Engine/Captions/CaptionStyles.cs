using System.Collections.Immutable;

namespace NuTonic.Engine.Captions;

/// <summary>How the template captioner words a revision; the styles take turns.</summary>
internal static class CaptionStyles
{
    /// <summary>As many as a patch can have revisions.</summary>
    public static ImmutableArray<string> Names { get; } = ["there", "query", "front", "tell"];
}
