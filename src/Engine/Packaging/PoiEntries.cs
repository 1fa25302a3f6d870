namespace NuTonic.Engine.Packaging;

/// <summary>How much of a folder a POI can take.</summary>
/// <param name="Hash">Of its id, see <see cref="FolderPlan.HashOf"/>.</param>
/// <param name="Most">Most files that it can have in one folder, at least 0.</param>
internal sealed record PoiEntries(ulong Hash, long Most);
