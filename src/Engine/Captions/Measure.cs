namespace NuTonic.Engine.Captions;

/// <summary>What a number in a caption measures.</summary>
internal enum Measure
{
    /// <summary>A count, or a number that is part of a name.</summary>
    None,

    /// <summary>Meters.</summary>
    Length,

    /// <summary>Square meters.</summary>
    Area,

    /// <summary>A share of one.</summary>
    Share,
}
