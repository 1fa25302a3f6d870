using System.Collections.Immutable;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Imaging;
using NuTonic.Engine.Imaging.Tiff;
using NuTonic.Engine.Network;

namespace NuTonic.Engine.EarthEngine;

/// <summary>
/// Fetches land-cover labels of Dynamic World for the grid of a POI: those of the scene itself where there are any,
/// else those of the nearest day that shows enough of the box. Safe for several threads.
/// </summary>
/// <param name="api">Whom to ask.</param>
/// <param name="options">How.</param>
internal sealed class DynamicWorldClient(EarthEngineApi api, DynamicWorldOptions options)
{
    private const int MaxImages = 200;
    private const long MaxListBytes = 1 << 20;

    // About so many samples of a box's side tell its covered share, whatever its size.
    private const int SamplesPerSide = 64;
    private const int PixelMeters = 10;

    // Head and directories of a GeoTIFF, and what a compression may add to pixels that do not compress.
    private const int TiffOverheadBytes = 1 << 20;

    /// <summary>The labels for <paramref name="query"/>.</summary>
    /// <exception cref="NuTonicException">NT1705: an answer that cannot be used; NT1706: a request was refused; NT1708:
    /// no image has labels there; NT13xx: no answer.</exception>
    public async Task<DynamicWorldLabel> FetchAsync(LabelQuery query, CancellationToken cancellationToken)
    {
        (LabelDay day, LabelWindow window, int count) = await ChooseAsync(query, cancellationToken);
        ExpressionNode expression = DynamicWorldExpressions.Labels(day.Images);
        ImmutableArray<PixelWindow> parts = LabelParts.Of(query.Grid.WidthPx, query.Grid.HeightPx, options);
        byte[] labels = new byte[query.Grid.WidthPx * query.Grid.HeightPx];
        foreach (PixelWindow part in parts)
        {
            await FetchPartAsync(expression, part, (query, labels), cancellationToken);
        }

        return new DynamicWorldLabel
        {
            Content = Encode(query.Grid, labels),
            Images = day.Images,
            DaysFromScene = day.DaysFromScene,
            IsSameProduct = day.IsSameProduct,
            Window = window.Name,
            CandidateCount = count,
            ValidShare = labels.Count(label => label != DynamicWorldExpressions.NoData) / (double)labels.Length,
            PartCount = parts.Length,
        };
    }

    private async Task<(LabelDay Day, LabelWindow Window, int Count)> ChooseAsync(
        LabelQuery query, CancellationToken cancellationToken)
    {
        LabelDayChoice choice = new(query.SceneTime, Product(query.SceneProducts));
        (LabelDay Day, LabelWindow Window, int Count)? best = null;
        List<string> asked = [];
        foreach (LabelWindow window in LabelWindows.Of(query.SceneTime, query.Window))
        {
            asked.Add(window.Name);
            ImmutableArray<LabelImage> images = await ListAsync(query, window, cancellationToken);
            foreach (LabelDay day in choice.Days(images))
            {
                if (day.Coverage >= options.MinCoverage)
                {
                    return (day, window, images.Length);
                }

                if (best is not { } known || day.Coverage > known.Day.Coverage)
                {
                    best = (day, window, images.Length);
                }
            }
        }

        return best ?? throw new NuTonicException(
            Errors.LabelImageMissing, null, api.Host, query.Subject, string.Join(", ", asked));
    }

    private async Task<ImmutableArray<LabelImage>> ListAsync(
        LabelQuery query, LabelWindow window, CancellationToken cancellationToken)
    {
        ExpressionNode expression = DynamicWorldExpressions.Candidates(
            query, window, SampleSpacing(query.Grid), MaxImages);
        Question question = api.Ask(LabelImageList.Purpose, query.Subject, MaxListBytes);
        ImmutableArray<LabelImage> Read(ReadOnlyMemory<byte> body) =>
            LabelImageList.Read(body, window, MaxImages, question);
        return Read(await api.ComputeValueAsync(
            expression, question with { IsWorthKeeping = Worth.Of(body => Read(body)) }, cancellationToken));
    }

    private async Task FetchPartAsync(
        ExpressionNode expression,
        PixelWindow part,
        (LabelQuery Query, byte[] Labels) target,
        CancellationToken cancellationToken)
    {
        Grid whole = target.Query.Grid;
        Grid grid = whole with
        {
            Transform = whole.Transform.Shift(part.X, part.Y),
            WidthPx = part.Width,
            HeightPx = part.Height,
        };
        Question question = api.Ask(
            LabelPart.Purpose, target.Query.Subject, (2L * part.Width * part.Height) + TiffOverheadBytes);
        byte[] Read(ReadOnlyMemory<byte> body) => LabelPart.Read(body, grid, question);
        byte[] labels = Read(await api.ComputePixelsAsync(
            expression, grid, question with { IsWorthKeeping = Worth.Of(body => Read(body)) }, cancellationToken));
        for (int y = 0; y < part.Height; y++)
        {
            for (int x = 0; x < part.Width; x++)
            {
                target.Labels[((part.Y + y) * whole.WidthPx) + part.X + x] = labels[(y * part.Width) + x];
            }
        }
    }

    /// <summary>Written anew, so that it has the same bytes whatever the service's writer does.</summary>
    private static byte[] Encode(Grid grid, byte[] labels) => GeoTiffWriter.Encode(new GeoTiffImage
    {
        Grid = grid,
        SampleType = SampleType.UInt8,
        BandCount = 1,
        Samples = labels,
        NoData = DynamicWorldExpressions.NoData,
    });

    private static SentinelProduct? Product(IReadOnlyList<string> names)
    {
        SentinelProduct[] products = [.. names.Select(SentinelProduct.Of).OfType<SentinelProduct>()];
        return Array.Find(products, product => product.DataTake is not null) ?? products.FirstOrDefault();
    }

    /// <summary>A whole number of pixels of the collection, in metres.</summary>
    private static double SampleSpacing(Grid grid)
    {
        double side = Math.Max(grid.WidthPx * grid.Transform.A, grid.HeightPx * -grid.Transform.E);
        return PixelMeters * Math.Max(1, Math.Floor(side / SamplesPerSide / PixelMeters));
    }
}
