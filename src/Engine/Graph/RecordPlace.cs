namespace NuTonic.Engine.Graph;

/// <summary>Where the packed record of a unit lies in a state log.</summary>
/// <param name="Offset">Bytes from the start of the log.</param>
/// <param name="Length">Bytes of the record.</param>
internal sealed record RecordPlace(long Offset, int Length);
