namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>A way in a relation.</summary>
/// <param name="Way">Id of the way.</param>
/// <param name="Role">"outer" or "inner".</param>
internal sealed record DrawnMember(long Way, string Role);
