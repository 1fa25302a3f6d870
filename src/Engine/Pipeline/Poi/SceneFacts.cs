namespace NuTonic.Engine.Pipeline.Poi;

/// <summary>What a POI's scene classification did to its tiles.</summary>
/// <param name="CloudyTiles">Tiles left out because too much of them is cloud or cloud shadow.</param>
/// <param name="UnknownPx">Pixels of the grid whose code is no scene class.</param>
internal sealed record SceneFacts(int CloudyTiles, long UnknownPx);
