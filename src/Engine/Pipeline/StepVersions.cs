namespace NuTonic.Engine.Pipeline;

/// <summary>
/// Version of the code behind each kind of node. Raise it when the step can give other bytes for the same inputs: only
/// the nodes of that step are computed again.
/// </summary>
internal static class StepVersions
{
    /// <summary>poi/windows: grid, warp, tile origins, window hashes.</summary>
    public const int Windows = 1;

    /// <summary>tile/chip: stretch, downscale, PNG.</summary>
    public const int Chip = 1;

    /// <summary>tile/label: nearest downscale, mask PNG.</summary>
    public const int Label = 1;

    /// <summary>tile/rows: regions, shares, sentences, sidecar.</summary>
    public const int Rows = 1;

    /// <summary>overlay: frames on a chip.</summary>
    public const int Overlay = 1;

    /// <summary>poi/still: copy of a still image.</summary>
    public const int Still = 1;

    /// <summary>poi/overview: the row of a still.</summary>
    public const int Overview = 1;

    /// <summary>poi/sources: lines of the ledger of sources.</summary>
    public const int Sources = 1;

    /// <summary>ledger: concatenation of these lines.</summary>
    public const int Ledger = 1;

    /// <summary>split: concatenation of row fragments.</summary>
    public const int Split = 1;

    /// <summary>settings: meta/settings.json.</summary>
    public const int Settings = 1;

    /// <summary>card: README.md of the data set.</summary>
    public const int Card = 1;
}
