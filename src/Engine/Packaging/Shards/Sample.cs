using System.Collections.Immutable;
using NuTonic.Engine.Captions;

namespace NuTonic.Engine.Packaging.Shards;

/// <summary>What the text of a sample says.</summary>
/// <param name="PatchId">Id of the patch.</param>
/// <param name="ImageName">Name of the quad that it was cut from.</param>
/// <param name="Annotations">The raw caption first, then its revisions; at least one.</param>
internal sealed record Sample(long PatchId, string ImageName, ImmutableArray<Annotation> Annotations);
