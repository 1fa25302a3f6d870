namespace NuTonic.Engine.Captions;

/// <summary>A number in a caption.</summary>
/// <param name="Text">As it stands there, with its unit.</param>
/// <param name="Position">Index of its first character.</param>
/// <param name="Value">In its own unit.</param>
/// <param name="Quantum">What it seems rounded to: 10 for "230", 0.1 for "1.2"; 0 for an exact count in words.</param>
/// <param name="Measure">What it measures.</param>
/// <param name="Scale">Factor from its own unit to that of <paramref name="Measure"/>.</param>
internal readonly record struct NumberClaim(
    string Text, int Position, double Value, double Quantum, Measure Measure, double Scale);
