namespace NuTonic.Engine.Graph;

/// <summary>Where the value of a manifest's field comes from.</summary>
/// <param name="Kind">Option, file, code, or the yield of another node.</param>
/// <param name="Where">Path of the file below the unit's folder; name of the node; null when it is not one.</param>
internal readonly record struct FieldOrigin(CauseKind Kind, string? Where = null);
