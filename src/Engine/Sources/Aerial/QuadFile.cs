namespace NuTonic.Engine.Sources.Aerial;

/// <summary>A raster of the imagery folder, known by name only.</summary>
/// <param name="Name">File stem: names the quad in the data set, unique without regard to case.</param>
/// <param name="RelativePath">Path below the imagery folder, with '/'.</param>
internal sealed record QuadFile(string Name, string RelativePath);
