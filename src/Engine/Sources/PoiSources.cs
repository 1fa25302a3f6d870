using System.Collections.Immutable;

namespace NuTonic.Engine.Sources;

/// <summary>
/// The files of a POI folder that a data set is built from. Paths are relative to the folder, with '/'.
/// </summary>
internal sealed record PoiSources
{
    /// <summary>True when one visual file stands in for the three bands.</summary>
    public required bool IsPreview { get; init; }

    /// <summary>Raster of red, or the visual file.</summary>
    public required string Red { get; init; }

    /// <summary>Raster of green, or the visual file.</summary>
    public required string Green { get; init; }

    /// <summary>Raster of blue, or the visual file.</summary>
    public required string Blue { get; init; }

    /// <summary>Raster of land-cover classes; null only when none is needed and none is there.</summary>
    public required string? Label { get; init; }

    /// <summary>Scene classification of the item; null when there is none, or none is wanted.</summary>
    public string? SceneClasses { get; init; }

    /// <summary>First still image by ordinal name; null when there is none.</summary>
    public required string? Still { get; init; }

    /// <summary>
    /// What was looked at. As long as each path has the same kind and stamp, discovery gives this answer again: a
    /// folder's stamp tells of names that come and go in it, a file's of its content.
    /// </summary>
    public required ImmutableArray<Probe> Probes { get; init; }

    /// <summary>
    /// Each raster once, with its role: red, green and blue, or visual;
    /// then label and scene classes when there are any.
    /// </summary>
    public IEnumerable<(string Role, string Path)> Rasters()
    {
        if (IsPreview)
        {
            yield return ("visual", Red);
        }
        else
        {
            yield return ("red", Red);
            yield return ("green", Green);
            yield return ("blue", Blue);
        }

        if (Label is not null)
        {
            yield return ("label", Label);
        }

        if (SceneClasses is not null)
        {
            yield return ("scene classes", SceneClasses);
        }
    }

    /// <summary>Each file whose content counts: poi.json, the rasters, the still.</summary>
    public IEnumerable<string> Files()
    {
        yield return PoiDocument.FileName;
        foreach ((_, string path) in Rasters())
        {
            yield return path;
        }

        if (Still is not null)
        {
            yield return Still;
        }
    }
}
