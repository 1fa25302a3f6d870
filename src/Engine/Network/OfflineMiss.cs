namespace NuTonic.Engine.Network;

/// <summary>Something that is not stored while no server may be asked.</summary>
/// <param name="Subject">POI, quad or file; null for the whole build.</param>
/// <param name="Purpose">What was asked for.</param>
/// <param name="Address">Where it would come from, without query.</param>
internal sealed record OfflineMiss(string? Subject, string Purpose, string Address);
