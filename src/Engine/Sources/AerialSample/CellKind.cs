namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>What a cell of the world is like north of its river.</summary>
internal enum CellKind
{
    /// <summary>Streets and houses.</summary>
    Town,

    /// <summary>A lake in a forest, among fields.</summary>
    Lake,

    /// <summary>Fields and a farm.</summary>
    Farm,

    /// <summary>Forest.</summary>
    Wood,
}
