using System.Collections.Immutable;
using NuTonic.Engine.Stac;

namespace NuTonic.Engine.Pipeline.Fetch;

/// <summary>A file of a POI and where it comes from.</summary>
/// <param name="Content">The file.</param>
/// <param name="Facts">Its sources.</param>
internal sealed record FetchedPart(ReadOnlyMemory<byte> Content, ImmutableArray<SourceFact> Facts);
