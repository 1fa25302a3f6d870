namespace NuTonic.Engine.Captions;

/// <summary>Capitalised words of a caption that seem to be a proper name.</summary>
/// <param name="Text">As it stands there.</param>
/// <param name="Position">Index of its first character.</param>
internal readonly record struct NameClaim(string Text, int Position);
