namespace NuTonic.Engine.Captions;

/// <summary>A finished caption, as it stands in a sample.</summary>
/// <param name="Task">What it is about.</param>
/// <param name="Text">The caption.</param>
/// <param name="Annotator">Who wrote it: a model's name, or "nutonic/template-1".</param>
internal sealed record Annotation(CaptionTask Task, string Text, string Annotator);
