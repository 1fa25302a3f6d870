using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.Osm;

/// <summary>What an extract says about itself.</summary>
internal sealed record ExtractDescription
{
    /// <summary>
    /// The area that was cut out, degrees, as the file declares it; else the box around its nodes. Null without nodes.
    /// </summary>
    public Extent? BoxWgs84 { get; init; }

    /// <summary>The state of the map, UTC, as in "2017-10-20T23:31:01Z"; null when the file does not tell.</summary>
    public string? Timestamp { get; init; }

    /// <summary>The program that wrote it; null when the file does not tell.</summary>
    public string? Generator { get; init; }
}
