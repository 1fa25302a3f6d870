using NuTonic.Engine.Patches;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>A patch that passed the gates of its quad.</summary>
/// <param name="Patch">Where it lies.</param>
/// <param name="Pixels">Hash of its colours.</param>
internal sealed record PatchRecord(Patch Patch, PatchHash Pixels);
