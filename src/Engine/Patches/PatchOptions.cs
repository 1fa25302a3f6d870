namespace NuTonic.Engine.Patches;

/// <summary>Which squares of a quad become patches.</summary>
internal sealed record PatchOptions
{
    /// <summary>Columns and rows of a patch.</summary>
    public int PatchSize { get; init; } = 448;

    /// <summary>Ground sample distance in metres.</summary>
    public double Gsd { get; init; } = 0.6;

    /// <summary>Distance from one patch to the next in patch sizes: 1 takes all ground, 2 a quarter of it.</summary>
    public int SampleInterval { get; init; } = 2;

    /// <summary>Share of the patches that is left out at random, 0 to 1.</summary>
    public double DropRate { get; init; }

    /// <summary>Decides which ones.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Pixels of size <see cref="Gsd"/> from the start of a patch to that of the next.</summary>
    public int PitchPx => checked(PatchSize * SampleInterval);
}
