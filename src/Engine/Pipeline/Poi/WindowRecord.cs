using System.Collections.Immutable;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Pipeline.Poi;

/// <summary>
/// Result of <c>poi/windows</c>: where the POI's tiles lie and what their pixels hash to, without the pixels.
/// </summary>
/// <param name="Grid">The POI's reference grid.</param>
/// <param name="LabelGrid">Grid of the label raster; null for made-up labels.</param>
/// <param name="Tiles">Kept tiles, row-major.</param>
/// <param name="WithoutLabels">Tiles left out because too few of their pixels have a label.</param>
/// <param name="WithoutImagery">Tiles left out because too few of their pixels have imagery.</param>
/// <param name="DiscardedCodes">Label values outside 0..8 that were turned into no data, ascending.</param>
/// <param name="DiscardedPx">Pixels of the grid that had such a value.</param>
internal sealed record WindowRecord(
    Grid Grid,
    Grid? LabelGrid,
    ImmutableArray<TileRecord> Tiles,
    int WithoutLabels,
    int WithoutImagery,
    ImmutableArray<float> DiscardedCodes,
    long DiscardedPx)
{
    /// <summary>What the scene classification did; null when there is none.</summary>
    public SceneFacts? Scene { get; init; }

    /// <summary>Packs the record.</summary>
    public byte[] Pack()
    {
        RecordWriter writer = new();
        GridFormat.Pack(writer, Grid);
        writer.Flag(LabelGrid is not null);
        if (LabelGrid is not null)
        {
            GridFormat.Pack(writer, LabelGrid);
        }

        writer.Unsigned((ulong)Tiles.Length);
        foreach (TileRecord tile in Tiles)
        {
            writer.Signed(tile.Origin.Column);
            writer.Signed(tile.Origin.Row);
            writer.Hash(tile.ImageryHash);
            writer.Hash(tile.LabelHash);
        }

        writer.Signed(WithoutLabels);
        writer.Signed(WithoutImagery);
        writer.Unsigned((ulong)DiscardedCodes.Length);
        foreach (float code in DiscardedCodes)
        {
            writer.Number(code);
        }

        writer.Signed(DiscardedPx);

        // At the end, so that records without it are those of POIs that never had one.
        if (Scene is not null)
        {
            PackScene(writer, Scene);
        }

        return writer.ToArray();
    }

    /// <summary>Reads what <see cref="Pack"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are not such a record.</exception>
    public static WindowRecord Unpack(ReadOnlySpan<byte> bytes)
    {
        RecordReader reader = new(bytes);
        Grid grid = GridFormat.Unpack(ref reader);
        Grid? label = reader.Flag() ? GridFormat.Unpack(ref reader) : null;
        ImmutableArray<TileRecord>.Builder tiles = ImmutableArray.CreateBuilder<TileRecord>(reader.Count());
        for (int i = 0; i < tiles.Capacity; i++)
        {
            TileIndex origin = new((int)reader.Signed(), (int)reader.Signed());
            tiles.Add(new TileRecord(origin, reader.Hash128(), reader.Hash128()));
        }

        int withoutLabels = (int)reader.Signed();
        int withoutImagery = (int)reader.Signed();
        float[] codes = new float[reader.Count()];
        for (int i = 0; i < codes.Length; i++)
        {
            codes[i] = (float)reader.Number();
        }

        WindowRecord record = new(
            grid, label, tiles.ToImmutable(), withoutLabels, withoutImagery, [.. codes], reader.Signed());
        return reader.IsAtEnd ? record : UnpackScene(record, ref reader);
    }

    /// <summary>The first part of what <see cref="Pack"/> wrote: the POI's reference grid.</summary>
    /// <exception cref="InvalidDataException">The bytes are not such a record.</exception>
    public static Grid UnpackGrid(ReadOnlySpan<byte> bytes)
    {
        RecordReader reader = new(bytes);
        return GridFormat.Unpack(ref reader);
    }

    private void PackScene(RecordWriter writer, SceneFacts scene)
    {
        writer.Signed(scene.CloudyTiles);
        writer.Signed(scene.UnknownPx);
        foreach (TileRecord tile in Tiles)
        {
            writer.Signed(tile.Clouds.CloudPx);
            writer.Signed(tile.Clouds.ClassifiedPx);
        }
    }

    private static WindowRecord UnpackScene(WindowRecord record, ref RecordReader reader)
    {
        SceneFacts scene = new((int)reader.Signed(), reader.Signed());
        TileRecord[] tiles = [.. record.Tiles];
        for (int i = 0; i < tiles.Length; i++)
        {
            tiles[i] = tiles[i] with { Clouds = new CloudCover((int)reader.Signed(), (int)reader.Signed()) };
        }

        return record with { Tiles = [.. tiles], Scene = scene };
    }
}
