namespace NuTonic.Engine.Graph;

/// <summary>How many nodes of a kind a unit has.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Nodes">At least 1.</param>
internal sealed record KindNodes(string Kind, int Nodes);
