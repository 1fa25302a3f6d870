using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Graph;

/// <summary>One output of a node as the last build left it.</summary>
/// <param name="Path">Path below the output folder, or null for a content that is not published.</param>
/// <param name="Digest">Content.</param>
/// <param name="Stamp">State of the published file when its bytes were known; default until it is published.</param>
/// <param name="Racy">True when the file was too young for its stamp to prove anything.</param>
internal sealed record OutputRecord(string? Path, Digest Digest, FileStamp Stamp = default, bool Racy = false)
{
    /// <summary>True when the content still has to be put in place.</summary>
    public bool IsPending => Path is not null && Stamp == default;

    /// <summary>The same output, to be put in place again.</summary>
    public OutputRecord Pending() => this with { Stamp = default, Racy = false };
}
