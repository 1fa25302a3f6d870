namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>A position in a picture.</summary>
/// <param name="X">Columns from the left border.</param>
/// <param name="Y">Rows from the top border.</param>
internal readonly record struct PaintPoint(float X, float Y);
