namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>Makes the roof of a building and its shade.</summary>
/// <param name="frame">Where the pixels lie.</param>
internal sealed class RoofMaker(PaintFrame frame)
{
    /// <summary>What a shadow does to the ground below.</summary>
    public static readonly GroundSurface Shade = new(26, 30, 40) { Mottle = 0, Grain = 0, Opacity = 0.56f };

    // Shade of a metre of height, in metres: to the west and to the north.
    private const float ShadeWest = 0.3f;
    private const float ShadeNorth = 0.68f;

    private static readonly (float Red, float Green, float Blue)[] Tiles =
    [
        (146, 118, 104), (120, 112, 106), (158, 150, 142), (134, 104, 88), (108, 108, 112), (150, 138, 120),
        (98, 92, 90),
    ];

    private static readonly (float Red, float Green, float Blue)[] Decks =
    [
        (206, 204, 198), (176, 174, 170), (222, 222, 220), (150, 146, 142),
    ];

    /// <summary>Shade, roof and, on flat roofs, its rim.</summary>
    /// <param name="path">Outline with its courtyards.</param>
    /// <param name="outer">The outline.</param>
    /// <param name="kind">Value of the tag "building".</param>
    /// <param name="bits">Random bits of the building.</param>
    public IEnumerable<PaintShape> Make(PaintPath path, PaintPoint[] outer, string kind, ulong bits)
    {
        float squareMeters = Math.Abs(PaintPath.SignedArea(outer)) / 2 / (frame.PixelsPerMeter * frame.PixelsPerMeter);
        bool isFlat =
            kind is "retail" or "commercial" or "industrial" or "warehouse" or "school" or "garages" or "apartments"
            || squareMeters > 600;
        float height = kind switch
        {
            "church" or "apartments" => 13,
            "garage" or "garages" or "shed" or "hut" or "carport" => 2.8f,
            _ => isFlat ? 8 : 6,
        };
        var shadow = new PaintPath();
        shadow.AddSweep(outer, -ShadeWest * height * frame.PixelsPerMeter, -ShadeNorth * height * frame.PixelsPerMeter);
        yield return new PaintShape(PaintLevels.Shadow, shadow, Shade);

        PaintPoint along = PaintMeasure.LongestEdge(outer);
        PaintPoint middle = PaintMeasure.Middle(outer, along);
        (float, float, float) color = isFlat
            ? Decks[bits % (ulong)Decks.Length]
            : kind == "church" ? (92, 100, 108) : Tiles[bits % (ulong)Tiles.Length];
        yield return new PaintShape(PaintLevels.Roof, path, new RoofSurface(
            color,
            (frame.LatticeX + (double)middle.X, frame.LatticeY + (double)middle.Y),
            new PaintPoint(-along.Y, along.X),
            isFlat ? 0 : 0.26f));
        if (isFlat)
        {
            var rim = new PaintPath();
            rim.AddStroke([.. outer, outer[0]], 0.8f * frame.PixelsPerMeter);
            yield return new PaintShape(PaintLevels.Roof + 1, rim, LineStyles.Steel);
        }
    }
}
