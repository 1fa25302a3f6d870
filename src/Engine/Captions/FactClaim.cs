namespace NuTonic.Engine.Captions;

/// <summary>Something in a caption that its facts have to bear out.</summary>
/// <param name="Kind">"number", "name" or "direction".</param>
/// <param name="Text">As it stands in the caption.</param>
/// <param name="IsCovered">True when the facts have it.</param>
internal sealed record FactClaim(string Kind, string Text, bool IsCovered);
