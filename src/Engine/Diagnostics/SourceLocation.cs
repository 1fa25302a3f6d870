namespace NuTonic.Engine.Diagnostics;

/// <summary>A place in a file that a diagnostic points at.</summary>
/// <param name="File">Path as the user would open it; absolute where known.</param>
/// <param name="Line">1-based; 0 when only the file is known.</param>
/// <param name="Column">1-based; 0 when only the line is known.</param>
public sealed record SourceLocation(string File, int Line = 0, int Column = 0);
