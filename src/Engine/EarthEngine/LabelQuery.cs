using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.EarthEngine;

/// <summary>What labels are wanted for.</summary>
internal sealed record LabelQuery
{
    /// <summary>The POI, for messages.</summary>
    public required string Subject { get; init; }

    /// <summary>Its box in degrees; left below right, bottom below top.</summary>
    public required Extent BoxWgs84 { get; init; }

    /// <summary>Its grid, north-up in a UTM zone on WGS 84: labels are made for exactly these pixels.</summary>
    public required Grid Grid { get; init; }

    /// <summary>When its scene was taken.</summary>
    public required DateTimeOffset SceneTime { get; init; }

    /// <summary>
    /// Names of the scene's product, whichever are known: the STAC item's id, the product's own name.
    /// </summary>
    public IReadOnlyList<string> SceneProducts { get; init; } = [];

    /// <summary>When scenes were searched; null for the scene's surroundings alone.</summary>
    public LabelWindow? Window { get; init; }
}
