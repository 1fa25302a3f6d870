using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Graph;

/// <summary>
/// A published file that is the concatenation of contents of other nodes. It is written in one pass and not kept in the
/// content store: its parts are there already.
/// </summary>
/// <param name="Name">Name inside the unit.</param>
/// <param name="Kind">Kind of the node.</param>
/// <param name="Manifest">Must cover the digests of all parts in order.</param>
/// <param name="Path">Path below the output folder.</param>
/// <param name="Parts">Contents in order.</param>
internal sealed record AssemblyNode(
    string Name, string Kind, Manifest Manifest, string Path, DigestSequence Parts)
{
    /// <summary>Says where a field of the manifest comes from; asked only to explain.</summary>
    public Func<string, FieldOrigin> Origin { get; init; } = static _ => new FieldOrigin(CauseKind.Input);
}
