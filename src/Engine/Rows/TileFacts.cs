using NuTonic.Engine.Regions;

namespace NuTonic.Engine.Rows;

/// <summary>What the rows of one chip are written from.</summary>
/// <param name="Stem">Name of the chip without folder and extension; the choice of words depends on it.</param>
/// <param name="ImagePath">Path of the chip, relative to the data set, with forward slashes.</param>
/// <param name="Summary">What its mask holds.</param>
internal sealed record TileFacts(string Stem, string ImagePath, MaskSummary Summary);
