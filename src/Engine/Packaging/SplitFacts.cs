using System.Collections.Immutable;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Packaging;

/// <summary>What the card says about one split file.</summary>
/// <param name="Split">Which split.</param>
/// <param name="RowsByKind">Rows of each kind; the index is the <see cref="Rows.RowKind"/>.</param>
/// <param name="Places">Base POIs, jitter variants counted once.</param>
/// <param name="Chips">Chips with at least one row.</param>
/// <param name="SizeBytes">Length of the file.</param>
/// <param name="Sha256">Of the file, lower-case hexadecimal.</param>
internal sealed record SplitFacts(
    Split Split,
    ImmutableArray<long> RowsByKind,
    long Places,
    long Chips,
    long SizeBytes,
    string Sha256)
{
    /// <summary>Rows of all kinds.</summary>
    public long Rows => RowsByKind.Sum();

    /// <summary>Path relative to the data set.</summary>
    public string Path => "data/" + SplitNames.Of(Split) + ".jsonl";
}
