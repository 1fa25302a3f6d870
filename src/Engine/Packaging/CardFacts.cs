using System.Collections.Immutable;
using NuTonic.Engine.Rows;

namespace NuTonic.Engine.Packaging;

/// <summary>What the card of a data set says.</summary>
internal sealed record CardFacts
{
    /// <summary>Name of the data set for people.</summary>
    public string PrettyName { get; init; } = "Satellite land cover: captions and boxes";

    /// <summary>Licence of the whole.</summary>
    public CardLicense License { get; init; } = CardLicense.PerSource;

    /// <summary>What it was made from.</summary>
    public required ImmutableArray<SourceCredit> Sources { get; init; }

    /// <summary>What the POIs name as their sources, added up; empty when none names any.</summary>
    public ImmutableArray<SourceUse> Uses { get; init; } = [];

    /// <summary>All POIs, with rows or without.</summary>
    public long Pois { get; init; }

    /// <summary>How tiles under clouds were left out; null when no POI has a scene classification.</summary>
    public CloudFilter? Clouds { get; init; }

    /// <summary>The split files in order: train, validation, test.</summary>
    public required ImmutableArray<SplitFacts> Splits { get; init; }

    /// <summary>Pixels of each class over all masks; the index is the class id.</summary>
    public required ImmutableArray<long> ClassPixels { get; init; }

    /// <summary>Every option of the build and its value.</summary>
    public required ImmutableArray<Setting> Options { get; init; }

    /// <summary>Pixels along a side of a chip.</summary>
    public required int OutputSizePx { get; init; }

    /// <summary>Native pixels of 10 m along a side of a tile.</summary>
    public required int NativeTilePx { get; init; }

    /// <summary>How boxes are written.</summary>
    public BoxConvention BoxConvention { get; init; } = BoxConvention.HalfOpen;

    /// <summary>Where captions take their shares from.</summary>
    public CaptionShares CaptionShares { get; init; } = CaptionShares.ValidPixels;

    /// <summary>True when tiles share ground because the stride is smaller than the tile.</summary>
    public bool HasOverlappingTiles { get; init; } = true;

    /// <summary>True when jittered variants of a place are in its split: the default, unlike the reference.</summary>
    public bool KeepsPlacesTogether { get; init; } = true;

    /// <summary>True when the labels are made up.</summary>
    public bool HasSyntheticLabels { get; init; }

    /// <summary>True when overlays are published.</summary>
    public bool HasOverlays { get; init; }

    /// <summary>True when pictures, masks and sidecars lie in sub-folders.</summary>
    public bool HasFolders { get; init; }

    /// <summary>Rows of all splits.</summary>
    public long Rows => Splits.Sum(split => split.Rows);

    /// <summary>Rows of one kind in all splits.</summary>
    public long RowsOf(RowKind kind) => Splits.Sum(split => split.RowsByKind[(int)kind]);
}
