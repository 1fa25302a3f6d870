namespace NuTonic.Engine.Captions;

/// <summary>One sending of a request.</summary>
/// <param name="Request">The question.</param>
/// <param name="LimitName">What the limit of tokens is called in the body.</param>
/// <param name="Body">JSON.</param>
/// <param name="Estimate">Tokens that are reserved for it.</param>
internal sealed record ChatAttempt(CaptionRequest Request, string LimitName, BinaryData Body, int Estimate);
