namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>Something to be painted.</summary>
/// <param name="Level">Lower levels are painted first.</param>
/// <param name="Path">Where.</param>
/// <param name="Surface">With what.</param>
internal sealed record PaintShape(int Level, PaintPath Path, Surface Surface);
