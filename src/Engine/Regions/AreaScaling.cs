namespace NuTonic.Engine.Regions;

/// <summary>How a minimum area in native pixels becomes one in mask pixels.</summary>
internal enum AreaScaling
{
    /// <summary>By the square of the reduction, so that it stays the same ground.</summary>
    Square,

    /// <summary>By the reduction itself, rounded down: what the reference does.</summary>
    Linear,
}
