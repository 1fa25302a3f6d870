namespace NuTonic.Engine.Imaging.Png;

/// <summary>A decoded PNG; samples are as stored, neither scaled nor looked up in the palette.</summary>
internal sealed record PngImage
{
    /// <summary>Columns.</summary>
    public required int WidthPx { get; init; }

    /// <summary>Rows.</summary>
    public required int HeightPx { get; init; }

    /// <summary>1, 2, 4, 8 or 16 bits a sample.</summary>
    public required int BitDepth { get; init; }

    /// <summary>What the samples are.</summary>
    public required PngColorType ColorType { get; init; }

    /// <summary>Interleaved samples, row-major: one byte each, with 16 bits two, the low one first.</summary>
    public required byte[] Samples { get; init; }

    /// <summary>RGB triples; empty without a PLTE chunk.</summary>
    public required byte[] Palette { get; init; }

    /// <summary>
    /// The tRNS chunk: opacities of palette entries, or the transparent colour, two bytes a sample, high byte first.
    /// </summary>
    public required byte[] Transparency { get; init; }

    /// <summary>Samples of a pixel: 1 to 4.</summary>
    public int BandCount => PngHeader.Bands(ColorType);
}
