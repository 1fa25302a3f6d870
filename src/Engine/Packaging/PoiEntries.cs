namespace NuTonic.Engine.Packaging;

/// <summary>How much of a folder a POI can take.</summary>
/// <param name="Name">A name that no other POI has.</param>
/// <param name="PoiId">Its id.</param>
/// <param name="Most">Most files that it can have in one folder, at least 0.</param>
internal sealed record PoiEntries(string Name, string PoiId, long Most);
