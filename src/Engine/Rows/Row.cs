using System.Collections.Immutable;
using NuTonic.Engine.Regions;

namespace NuTonic.Engine.Rows;

/// <summary>One question about one image, with its answer.</summary>
/// <param name="Kind">What is asked.</param>
/// <param name="ClassId">The class it is about, 0..8; null for rows about the whole image.</param>
/// <param name="ImagePath">Relative to the data set, with forward slashes.</param>
/// <param name="Question">The user's turn.</param>
/// <param name="Answer">The assistant's turn: sentences, or a JSON list of boxes.</param>
/// <param name="Regions">What an overlay of this row frames, in the order of the answer; empty for an overview.</param>
internal sealed record Row(
    RowKind Kind,
    int? ClassId,
    string ImagePath,
    string Question,
    string Answer,
    ImmutableArray<Region> Regions);
