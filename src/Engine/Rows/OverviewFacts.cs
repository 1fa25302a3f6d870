namespace NuTonic.Engine.Rows;

/// <summary>What the row of a still image is written from.</summary>
/// <param name="Stem">Name of the image without folder and extension; the choice of words depends on it.</param>
/// <param name="ImagePath">Relative to the data set, with forward slashes.</param>
/// <param name="Address">From poi.json; null or blank when unknown.</param>
/// <param name="CountryIso">ISO 3166-1 alpha-2 code from poi.json; null or blank when unknown.</param>
/// <param name="LatitudeDegrees">-90..90.</param>
/// <param name="LongitudeDegrees">-180..180.</param>
internal sealed record OverviewFacts(
    string Stem,
    string ImagePath,
    string? Address,
    string? CountryIso,
    double LatitudeDegrees,
    double LongitudeDegrees);
