using System.Collections.Immutable;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Packaging.Aerial;

/// <summary>What the card of a data set of aerial patches says.</summary>
internal sealed record AerialCardFacts
{
    /// <summary>Name of the data set for people.</summary>
    public string PrettyName { get; init; } = "Aerial patches with captions from the map";

    /// <summary>What it was made from, imagery first.</summary>
    public required ImmutableArray<AerialSource> Sources { get; init; }

    /// <summary>Language models that were asked, with their terms.</summary>
    public ImmutableArray<string> Models { get; init; } = [];

    /// <summary>False when no map was given, so that there was nothing to write captions from.</summary>
    public required bool HasExtract { get; init; }

    /// <summary>True for the generated sample world.</summary>
    public bool IsSampleWorld { get; init; }

    /// <summary>Quads that were read.</summary>
    public required long Quads { get; init; }

    /// <summary>Patches that passed the quality gate, with captions or without.</summary>
    public required long Patches { get; init; }

    /// <summary>
    /// Of <see cref="Patches"/>, those in which the map has nothing that can be seen; not told when there is no map.
    /// </summary>
    public required long PatchesWithoutElements { get; init; }

    /// <summary>Of <see cref="Patches"/>, those with elements of which none is large or long enough.</summary>
    public required long PatchesWithoutSubject { get; init; }

    /// <summary>Patches that the quality gate refused, by reason in words such as "without pixels".</summary>
    public ImmutableArray<KeyValuePair<string, long>> Refused { get; init; } = [];

    /// <summary>First and last day of the imagery, yyyy-MM-dd; null when no quad tells.</summary>
    public (string First, string Last)? Dates { get; init; }

    /// <summary>Pixels along a side of a patch.</summary>
    public required int PatchSizePx { get; init; }

    /// <summary>Side of a pixel on the ground.</summary>
    public required double GsdMeters { get; init; }

    /// <summary>Captions, their lengths, and what was refused.</summary>
    public required CaptionTally Captions { get; init; }

    /// <summary>Number of shards.</summary>
    public required int Shards { get; init; }

    /// <summary>Most samples in a shard.</summary>
    public required int ShardSize { get; init; }

    /// <summary>True when shards have an index.</summary>
    public bool HasIndex { get; init; }

    /// <summary>Rows of each split file of the image-text rows; empty when they are not written.</summary>
    public ImmutableArray<KeyValuePair<Split, long>> RowsBySplit { get; init; } = [];

    /// <summary>True when models were shown the pictures.</summary>
    public bool ModelsSeeImages { get; init; }

    /// <summary>True when places and thresholds are worded as in the published data set.</summary>
    public bool HasReferenceWords { get; init; }

    /// <summary>True when captions were checked against their facts.</summary>
    public bool HasFactCheck { get; init; } = true;

    /// <summary>Every option of the build and its value.</summary>
    public required ImmutableArray<Setting> Options { get; init; }
}
