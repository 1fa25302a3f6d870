using System.Collections.Immutable;

namespace NuTonic.Engine.Stac;

/// <summary>The label rasters of a POI.</summary>
/// <param name="Choice">The rasters.</param>
/// <param name="Facts">What poi.json and the ledger say, one for each raster.</param>
/// <param name="Cut">The search, when it ended before all rasters were seen; null else.</param>
internal sealed record FoundLabels(ChosenLabels Choice, ImmutableArray<SourceFact> Facts, SearchCut? Cut);
