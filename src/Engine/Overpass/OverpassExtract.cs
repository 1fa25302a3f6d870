namespace NuTonic.Engine.Overpass;

/// <summary>The extract that several answers were merged into.</summary>
/// <param name="Queries">Requests that it took.</param>
/// <param name="Elements">Elements in it.</param>
/// <param name="Timestamp">State of the map in the oldest answer; "" when none tells.</param>
/// <param name="IsMixed">True when answers show the map at different times.</param>
internal sealed record OverpassExtract(int Queries, int Elements, string Timestamp, bool IsMixed);
