namespace NuTonic.Engine.Captions;

/// <summary>Capitalised words of a caption that seem to be a proper name.</summary>
/// <param name="Text">As it stands there.</param>
/// <param name="Position">Index of its first character.</param>
/// <param name="StartsSentence">Its first word would be capitalised in any case.</param>
internal readonly record struct NameClaim(string Text, int Position, bool StartsSentence);
