using System.Globalization;
using Microsoft.AspNetCore.Http;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Imaging.Tiff;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Remote;

/// <summary>A cloud optimised file of pixels that cannot be compressed, and answers of a server that has it.</summary>
internal sealed class ServedScene
{
    private const int Side = 512;

    public ServedScene()
    {
        ushort[] band = new ushort[Side * Side];
        uint state = 1;
        for (int i = 0; i < band.Length; i++)
        {
            state = (state * 1664525) + 1013904223;
            band[i] = (ushort)(state >> 16);
        }

        using TemporaryFolder folder = new();
        string path = folder.Combine("scene.tif");
        CogWriter.Write(path, new CogImage { Grid = Grid, Bands = [band], TileSizePx = 64, NoData = 0 });
        Bytes = File.ReadAllBytes(path);
    }

    public static Grid Grid { get; } = new(
        Crs.Utm(32, false), new GeoTransform(10, 0, 500000, 0, -10, 5300000), Side, Side);

    /// <summary>A part of the scene that touches many tiles.</summary>
    public static Grid Place { get; } = new(Grid.Crs, Grid.Transform.Shift(100, 100), 300, 200);

    public byte[] Bytes { get; }

    public Task Whole(HttpContext context)
    {
        context.Response.ContentType = "image/tiff";
        context.Response.ContentLength = Bytes.Length;
        return context.Response.Body.WriteAsync(Bytes).AsTask();
    }

    public async Task Ranged(
        HttpContext context,
        string? tag = "\"a\"",
        string? total = null,
        Func<long, long, (long From, long To)>? range = null,
        ReadOnlyMemory<byte>? file = null)
    {
        ReadOnlyMemory<byte> bytes = file ?? Bytes;
        string[] asked = context.Request.Headers.Range.ToString()["bytes=".Length..].Split('-');
        long from = long.Parse(asked[0], CultureInfo.InvariantCulture);
        long to = Math.Min(long.Parse(asked[1], CultureInfo.InvariantCulture), bytes.Length - 1);
        (from, to) = range is null ? (from, to) : range(from, to);
        to = Math.Min(to, bytes.Length - 1);
        context.Response.StatusCode = 206;
        context.Response.ContentType = "image/tiff";
        context.Response.Headers.ContentRange = string.Create(
            CultureInfo.InvariantCulture,
            $"bytes {from}-{to}/{total ?? bytes.Length.ToString(CultureInfo.InvariantCulture)}");
        if (tag is not null)
        {
            context.Response.Headers.ETag = tag;
        }

        await context.Response.Body.WriteAsync(bytes.Slice((int)from, (int)(to - from + 1)));
    }
}
