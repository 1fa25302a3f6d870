namespace NuTonic.Engine.Stac;

/// <summary>A search that ended before the catalogue was through, for messages.</summary>
/// <param name="Host">The catalogue.</param>
/// <param name="Collection">What was searched.</param>
/// <param name="Taken">Items that were looked at.</param>
/// <param name="Limit">Most items that are looked at.</param>
internal sealed record SearchCut(string Host, string Collection, int Taken, int Limit);
