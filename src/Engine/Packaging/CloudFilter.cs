namespace NuTonic.Engine.Packaging;

/// <summary>What the card says about clouds.</summary>
/// <param name="MaxFraction">Largest share of a tile under cloud or cloud shadow, 0..1.</param>
/// <param name="PoisClassified">POIs with a scene classification; the others were not looked at.</param>
/// <param name="Pois">All POIs.</param>
/// <param name="TilesLeftOut">Tiles above the limit.</param>
internal sealed record CloudFilter(double MaxFraction, long PoisClassified, long Pois, long TilesLeftOut);
