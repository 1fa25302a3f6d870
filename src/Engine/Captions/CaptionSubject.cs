using System.Collections.Immutable;
using NuTonic.Engine.Facts;

namespace NuTonic.Engine.Captions;

/// <summary>What the raw caption of a patch describes.</summary>
/// <param name="Task">Area or NonArea, after the first element.</param>
/// <param name="Elements">The chosen elements of <see cref="PatchFacts.Elements"/>,
/// the leading one first; at least one.</param>
internal sealed record CaptionSubject(CaptionTask Task, ImmutableArray<ElementFacts> Elements);
