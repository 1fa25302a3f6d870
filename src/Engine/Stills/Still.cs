using NuTonic.Engine.Imaging;

namespace NuTonic.Engine.Stills;

/// <summary>A picture of a POI from a map service.</summary>
/// <param name="Png">The file: a PNG.</param>
/// <param name="SidePx">Columns and rows.</param>
/// <param name="SentAs">Format in which the service sent it.</param>
/// <param name="Address">Where it comes from, without the token.</param>
internal sealed record Still(ReadOnlyMemory<byte> Png, int SidePx, ImageFormat SentAs, Uri Address)
{
    /// <summary>Folder of a POI that it belongs into.</summary>
    public const string Folder = "mapbox";

    /// <summary>Name in that folder.</summary>
    public const string FileName = "satellite.png";
}
