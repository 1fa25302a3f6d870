using System.Collections.Immutable;
using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.Packaging.Aerial;

/// <summary>
/// What the table of a shard says about one sample: where it is, when it was taken and what it was made from. The
/// sample itself has the shape of the published data set, which has no room for it.
/// </summary>
internal sealed record SampleRow
{
    /// <summary>Id of the patch.</summary>
    public required long PatchId { get; init; }

    /// <summary>Name of the shard without folder and extension.</summary>
    public required string Shard { get; init; }

    /// <summary>Name of the quad that it was cut from.</summary>
    public required string ImageName { get; init; }

    /// <summary>Acquisition, yyyy-MM-dd; null when nothing tells, which is written as an empty text.</summary>
    public string? Date { get; init; }

    /// <summary>Side of a pixel on the ground, metres.</summary>
    public required double GsdMeters { get; init; }

    /// <summary>Longitude of the centre, degrees.</summary>
    public required double Longitude { get; init; }

    /// <summary>Latitude of the centre, degrees.</summary>
    public required double Latitude { get; init; }

    /// <summary>CRS of the patch's own grid.</summary>
    public required Crs Crs { get; init; }

    /// <summary>Outer edges of the patch in <see cref="Crs"/>.</summary>
    public required Extent Box { get; init; }

    /// <summary>Elements that the captions are about, such as "way/42", the leading one first; at least one.</summary>
    public required ImmutableArray<string> OsmIds { get; init; }

    /// <summary>Who wrote each annotation, in the sample's order; at least one.</summary>
    public required ImmutableArray<string> Annotators { get; init; }

    /// <summary>Names of the prompt or template of each annotation, in the same order.</summary>
    public required ImmutableArray<string> PromptIds { get; init; }

    /// <summary>Licences of what it was made from, such as "odbl"; at least one.</summary>
    public required ImmutableArray<string> Licenses { get; init; }
}
