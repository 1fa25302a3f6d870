using NuTonic.Engine.Captions;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>A caption that washing let through.</summary>
/// <param name="Annotation">The caption.</param>
/// <param name="Prompt">Name of the prompt or template that it was made with.</param>
internal sealed record CaptionSlot(Annotation Annotation, string Prompt);
