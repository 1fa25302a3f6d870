namespace NuTonic.Engine.Graph;

/// <summary>What a first look at a unit found.</summary>
internal enum GlanceResult
{
    /// <summary>Something outside changed, or cannot be told by stat alone.</summary>
    Changed,

    /// <summary>Everything outside is as recorded, but the options are not.</summary>
    OtherOptions,

    /// <summary>Everything is as recorded.</summary>
    UpToDate,
}
