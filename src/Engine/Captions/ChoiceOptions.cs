namespace NuTonic.Engine.Captions;

/// <summary>What qualifies as the subject of a caption, and how one is drawn.</summary>
internal sealed record ChoiceOptions
{
    /// <summary>Share of the patch that an area must exceed.</summary>
    public double MinAreaShare { get; init; } = 0.05;

    /// <summary>Length in sides of the patch that a line must exceed.</summary>
    public double MinLengthShare { get; init; } = 0.3;

    /// <summary>How many of the largest of a kind are drawn from; at least 1.</summary>
    public int CandidateElements { get; init; } = 3;

    /// <summary>Probability of an area where both kinds qualify, 0 to 1.</summary>
    public double AreaWeight { get; init; } = 0.6;

    /// <summary>Elements of a caption; at least 1, more than 1 describes the scene.</summary>
    public int ElementsPerPatch { get; init; } = 1;

    /// <summary>Another seed draws other elements.</summary>
    public ulong Seed { get; init; } = 1;
}
