namespace NuTonic.Engine.Graph;

/// <summary>What a first look at a unit found.</summary>
internal enum GlanceResult
{
    /// <summary>Something outside changed, or cannot be told by stat alone.</summary>
    Changed,

    /// <summary>The sources are as recorded, but the options are not; outputs were not looked at.</summary>
    OtherOptions,

    /// <summary>Everything is as recorded.</summary>
    UpToDate,
}
