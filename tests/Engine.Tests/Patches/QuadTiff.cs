using System.Globalization;
using System.Text;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Imaging.Jpeg;

namespace NuTonic.Engine.Tests.Patches;

/// <summary>Writes the GeoTIFFs that tests of patches need: byte samples, interleaved, in square tiles.</summary>
internal sealed class QuadTiff
{
    private readonly List<(ushort Tag, ushort Type, byte[] Bytes, int Count)> _fields = [];
    private readonly List<byte> _file = [];

    public required Grid Grid { get; init; }

    /// <summary>Samples of all bands, pixel by pixel.</summary>
    public required byte[] Samples { get; init; }

    public int Bands { get; init; } = 3;

    /// <summary>Value of the tag ExtraSamples; null leaves it out.</summary>
    public int? ExtraSample { get; init; }

    public int Photometric { get; init; } = 2;

    public int BitsPerSample { get; init; } = 8;

    public int TileSize { get; init; } = 16;

    public int? NoData { get; init; }

    /// <summary>Quality of JPEG tiles with halved colour, for three bands; null stores samples as they are.</summary>
    public int? JpegQuality { get; init; }

    /// <summary>0 where nothing shows, one byte a pixel; null leaves the mask out.</summary>
    public byte[]? Mask { get; init; }

    public void Write(string path)
    {
        _file.AddRange("II*\0"u8);
        Put32(0);
        int previous = 4;
        (uint[], uint[]) tiles = WriteTiles(Samples, Bands);
        previous = WriteDirectory(previous, tiles, isMask: false);
        if (Mask is not null)
        {
            WriteDirectory(previous, WriteTiles(Mask, 1), isMask: true);
        }

        File.WriteAllBytes(path, [.. _file]);
    }

    private (uint[] Offsets, uint[] Lengths) WriteTiles(byte[] samples, int bands)
    {
        List<uint> offsets = [];
        List<uint> lengths = [];
        for (int top = 0; top < Grid.HeightPx; top += TileSize)
        {
            for (int left = 0; left < Grid.WidthPx; left += TileSize)
            {
                List<byte> tile = [];
                for (int i = 0; i < TileSize * TileSize * bands; i++)
                {
                    int x = Math.Min(left + (i / bands % TileSize), Grid.WidthPx - 1);
                    int y = Math.Min(top + (i / bands / TileSize), Grid.HeightPx - 1);
                    byte sample = samples[(((y * Grid.WidthPx) + x) * bands) + (i % bands)];
                    tile.AddRange(BitsPerSample == 8 ? [sample] : [sample, 0]);
                }

                byte[] stored = JpegQuality is { } quality && bands == 3
                    ? JpegEncoder.Encode([.. tile], TileSize, TileSize, quality)
                    : [.. tile];
                offsets.Add((uint)_file.Count);
                lengths.Add((uint)stored.Length);
                _file.AddRange(stored);
            }
        }

        return ([.. offsets], [.. lengths]);
    }

    private int WriteDirectory(int previous, (uint[] Offsets, uint[] Lengths) tiles, bool isMask)
    {
        _fields.Clear();
        int bands = isMask ? 1 : Bands;
        AddTags(tiles, bands, isMask);
        _fields.Sort((a, b) => a.Tag.CompareTo(b.Tag));
        foreach ((int i, (ushort tag, ushort type, byte[] bytes, int count)) in _fields.Index().ToArray())
        {
            if (bytes.Length > 4)
            {
                byte[] place = BitConverter.GetBytes((uint)_file.Count);
                _file.AddRange(bytes);
                _fields[i] = (tag, type, place, count);
            }
        }

        int start = _file.Count;
        Put16(_fields.Count);
        foreach ((ushort tag, ushort type, byte[] bytes, int count) in _fields)
        {
            Put16(tag);
            Put16(type);
            Put32((uint)count);
            _file.AddRange([.. bytes, .. new byte[4 - bytes.Length]]);
        }

        Put32(0);
        foreach ((int i, byte value) in BitConverter.GetBytes((uint)start).Index())
        {
            _file[previous + i] = value;
        }

        return _file.Count - 4;
    }

    private void AddTags((uint[] Offsets, uint[] Lengths) tiles, int bands, bool isMask)
    {
        bool isJpeg = JpegQuality is not null && !isMask;
        Longs(254, isMask ? 4u : 0);
        Longs(256, (uint)Grid.WidthPx);
        Longs(257, (uint)Grid.HeightPx);
        Shorts(258, [.. Enumerable.Repeat((ushort)BitsPerSample, bands)]);
        Shorts(259, (ushort)(isJpeg ? 7 : 1));
        Shorts(262, (ushort)(isMask ? 4 : isJpeg ? 6 : Photometric));
        Shorts(277, (ushort)bands);
        Shorts(284, 1);
        Longs(322, (uint)TileSize);
        Longs(323, (uint)TileSize);
        Longs(324, tiles.Offsets);
        Longs(325, tiles.Lengths);
        if (isMask)
        {
            return;
        }

        if (isJpeg)
        {
            Shorts(530, 2, 2);
        }

        if (ExtraSample is { } extra)
        {
            Shorts(338, (ushort)extra);
        }

        GeoTransform t = Grid.Transform;
        Doubles(34264, t.A, t.B, 0, t.C, t.D, t.E, 0, t.F, 0, 0, 0, 0, 0, 0, 0, 1);
        int epsg = Grid.Crs.Epsg;
        Shorts(34735, 1, 1, 0, 1, (ushort)(epsg == 4326 ? 2048 : 3072), 0, 1, (ushort)epsg);
        if (NoData is { } noData)
        {
            byte[] text = Encoding.ASCII.GetBytes(noData.ToString(CultureInfo.InvariantCulture) + "\0");
            _fields.Add((42113, 2, text, text.Length));
        }
    }

    private void Shorts(ushort tag, params ushort[] values) =>
        _fields.Add((tag, 3, [.. values.SelectMany(BitConverter.GetBytes)], values.Length));

    private void Longs(ushort tag, params uint[] values) =>
        _fields.Add((tag, 4, [.. values.SelectMany(BitConverter.GetBytes)], values.Length));

    private void Doubles(ushort tag, params double[] values) =>
        _fields.Add((tag, 12, [.. values.SelectMany(BitConverter.GetBytes)], values.Length));

    private void Put16(int value) => _file.AddRange(BitConverter.GetBytes((ushort)value));

    private void Put32(uint value) => _file.AddRange(BitConverter.GetBytes(value));
}
