namespace NuTonic.Engine.Sources;

/// <summary>What a source gave to a POI.</summary>
internal enum PoiSourceRole
{
    /// <summary>The bands or the visual file.</summary>
    Imagery,

    /// <summary>The label raster.</summary>
    Labels,

    /// <summary>The still image.</summary>
    Still,
}
