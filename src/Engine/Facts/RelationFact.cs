namespace NuTonic.Engine.Facts;

/// <summary>How another element lies from this one.</summary>
/// <param name="Other">Id of the other one, such as "way/42".</param>
/// <param name="Relation">"inside", "contains", "crosses", "touches" or "near".</param>
/// <param name="Direction">Compass word from this one to the other, such as "northeast";
/// null when they overlap.</param>
/// <param name="DistanceMeters">Smallest distance inside the patch; 0 when they touch.</param>
internal sealed record RelationFact(string Other, string Relation, string? Direction, double DistanceMeters);
