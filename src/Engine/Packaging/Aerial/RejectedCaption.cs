using NuTonic.Engine.Captions;

namespace NuTonic.Engine.Packaging.Aerial;

/// <summary>A caption that did not get into the data set.</summary>
/// <param name="PatchId">Id of the patch.</param>
/// <param name="Task">What it was about.</param>
/// <param name="Attempt">Number of the attempt, from 1.</param>
/// <param name="Annotator">Who wrote it.</param>
/// <param name="Reason">The rule that it breaks, one word or a few with hyphens;
/// always the same for the same rule.</param>
/// <param name="Detail">What broke it, such as the name that is not in the facts; may be empty.</param>
/// <param name="Text">The caption as it came.</param>
internal sealed record RejectedCaption(
    long PatchId, CaptionTask Task, int Attempt, string Annotator, string Reason, string Detail, string Text);
