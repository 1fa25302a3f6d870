namespace NuTonic.Engine.Captions;

/// <summary>What a model wrote.</summary>
/// <param name="Text">Its text as the server sent it; may be empty, nothing is checked.</param>
/// <param name="End">Why it ends there.</param>
/// <param name="Tokens">Tokens of prompt and answer that the server counted, or an estimate when it tells none.</param>
internal sealed record CaptionAnswer(string Text, AnswerEnd End, int Tokens);
