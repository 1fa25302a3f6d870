namespace NuTonic.Engine.Rows;

/// <summary>Which numbers the sentences of the whole-chip caption state.</summary>
internal enum CaptionShares
{
    /// <summary>Shares of the valid pixels, the numbers of the class rows.</summary>
    ValidPixels,

    /// <summary>
    /// Area of the kept regions over all pixels, as the reference does: less than the class rows state.
    /// </summary>
    RegionArea,
}
