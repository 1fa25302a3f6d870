using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Sources;

/// <summary>One thing that discovery looked at.</summary>
/// <param name="Path">Relative to the POI folder, with '/'; "" is the folder itself.</param>
/// <param name="Kind">What was there, links followed: a file, a folder or nothing.</param>
internal sealed record Probe(string Path, FileKind Kind);
