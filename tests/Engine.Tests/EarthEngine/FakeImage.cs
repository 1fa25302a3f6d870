using System.Globalization;

namespace NuTonic.Engine.Tests.EarthEngine;

/// <summary>An image of the fake collection: one class, and masked west of a column line of the whole grid.</summary>
/// <param name="Id">Index in the collection.</param>
/// <param name="Label">Its class everywhere.</param>
/// <param name="MaskedShare">Share of the grid, from the left, that has no label.</param>
internal sealed record FakeImage(string Id, byte Label, double MaskedShare = 0)
{
    public DateTimeOffset Time => DateTimeOffset.ParseExact(
        Id[..15], "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public static FakeImage On(string day, byte label, double maskedShare = 0, string tile = "T32TQM") =>
        new($"{day}T102601_{day}T102600_{tile}", label, maskedShare);
}
