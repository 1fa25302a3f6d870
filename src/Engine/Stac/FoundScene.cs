using System.Collections.Immutable;

namespace NuTonic.Engine.Stac;

/// <summary>The scene of a POI with all that is needed to read and to record it.</summary>
/// <param name="Choice">The scene and why it is this one.</param>
/// <param name="Files">Its bands.</param>
/// <param name="Fact">What poi.json and the ledger say.</param>
/// <param name="Cut">The search, when it ended before a scene that could have been better; null else.</param>
/// <param name="Unusable">Complaints about items that could not be read.</param>
internal sealed record FoundScene(
    ChosenScene Choice, Sentinel2Scene Files, SourceFact Fact, SearchCut? Cut, ImmutableArray<string> Unusable);
