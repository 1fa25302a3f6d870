using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.Patches;

/// <summary>Where and when a quad was taken: all that decides on overlaps.</summary>
/// <param name="Name">Name of the quad, unique.</param>
/// <param name="Date">Day of acquisition, yyyy-MM-dd; null when unknown, which counts as oldest.</param>
/// <param name="Grid">Grid of the quad.</param>
/// <param name="Path">Path of the quad, for messages.</param>
internal sealed record QuadPlacement(string Name, string? Date, Grid Grid, string Path);
