namespace NuTonic.Engine.Stills;

/// <summary>Which picture of the map is asked for. The defaults are the reference's.</summary>
internal sealed record StillOptions
{
    /// <summary>The service itself.</summary>
    public static readonly Uri Service = new("https://api.mapbox.com/");

    /// <summary>Root of the API, with a slash at the end.</summary>
    public Uri Host { get; init; } = Service;

    /// <summary>Zoom level, 0..22.</summary>
    public int Zoom { get; init; } = 12;

    /// <summary>Columns and rows that are asked for, 1..1280; twice as many come.</summary>
    public int SidePx { get; init; } = 1280;

    /// <summary>Columns and rows of the picture: "@2x" doubles them.</summary>
    public int AnsweredSidePx => 2 * SidePx;
}
