namespace NuTonic.Engine.Captions;

/// <summary>A place in the picture that a caption names.</summary>
/// <param name="Text">As it stands there: "northwest", "upper left".</param>
/// <param name="Position">Index of its first character.</param>
/// <param name="Sides">One side, or two of a corner.</param>
/// <param name="Sentence">The sentence around it.</param>
internal readonly record struct DirectionClaim(string Text, int Position, CompassSides Sides, string Sentence);
