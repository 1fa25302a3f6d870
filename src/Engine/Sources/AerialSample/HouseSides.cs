namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>Which edges of a block have houses.</summary>
internal enum HouseSides
{
    /// <summary>The upper edge alone: the lower one faces open land.</summary>
    Above,

    /// <summary>Lower and upper edge.</summary>
    Both,
}
