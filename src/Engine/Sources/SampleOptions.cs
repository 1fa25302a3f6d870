namespace NuTonic.Engine.Sources;

/// <summary>What the sample world consists of.</summary>
/// <param name="Pois">Number of POI folders, at least 1; the first 8 are all different in kind.</param>
/// <param name="Seed">Another seed gives another landscape at the same places.</param>
/// <param name="BoxKm">Side of every box in km; 0 = the sizes of the places, 3 to 8 km.</param>
internal sealed record SampleOptions(int Pois = 8, long Seed = 1, double BoxKm = 0);
