namespace NuTonic.Engine.EarthEngine;

/// <summary>An image of Dynamic World that may give a POI its labels.</summary>
/// <param name="Id">Its index in the collection, which is that of the Sentinel-2 image it was made from.</param>
/// <param name="Time">When that was taken, UTC.</param>
/// <param name="Share">Share of the POI's box that has labels, 0..1: neither cloud nor beyond the image's edge.</param>
internal sealed record LabelImage(string Id, DateTimeOffset Time, double Share)
{
    /// <summary>Day on which it was taken, UTC.</summary>
    public DateOnly Day => DateOnly.FromDateTime(Time.UtcDateTime);
}
