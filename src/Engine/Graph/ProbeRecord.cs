using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Graph;

/// <summary>
/// One thing outside that a unit looked at: when every stamp is unchanged, the unit would find the same again.
/// </summary>
/// <param name="Path">Path below the unit's folder ("" is the folder itself).</param>
/// <param name="Kind">What was there.</param>
/// <param name="Stamp">Its state; default when it was missing.</param>
/// <param name="Racy">True when it was too young for its stamp to prove anything.</param>
/// <param name="Digest">Content of a file; default when the content was not read.</param>
internal sealed record ProbeRecord(string Path, FileKind Kind, FileStamp Stamp, bool Racy, Digest Digest);
