using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>The nodes of a patch that come before its captions.</summary>
/// <param name="Facts">What the map knows about it.</param>
/// <param name="Image">
/// Its picture; null when there is nothing to write a caption about, and when a dry run found that it has to be made.
/// </param>
/// <param name="HasElements">False when the map has nothing in it that can be seen.</param>
/// <param name="HasSubject">False when there is nothing to write a caption about.</param>
internal sealed record PatchStart(NodeRecord Facts, NodeRecord? Image, bool HasElements, bool HasSubject);
