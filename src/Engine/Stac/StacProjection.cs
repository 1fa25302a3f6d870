using System.Collections.Immutable;
using System.Globalization;

namespace NuTonic.Engine.Stac;

/// <summary>The grid of a raster, as far as the catalogue tells it.</summary>
/// <param name="Epsg">EPSG code; null when unknown.</param>
/// <param name="Transform">The six numbers a to f of the affine transform; empty when unknown.</param>
/// <param name="WidthPx">Columns; null when unknown.</param>
/// <param name="HeightPx">Rows; null when unknown.</param>
/// <seealso href="https://github.com/stac-extensions/projection">STAC projection extension, 1.x and 2.x</seealso>
internal sealed record StacProjection(int? Epsg, ImmutableArray<double> Transform, int? WidthPx, int? HeightPx)
{
    /// <summary>
    /// Reads the members of an item's properties or of an asset; what is missing is taken
    /// from <paramref name="outer"/>.
    /// </summary>
    /// <exception cref="Diagnostics.NuTonicException">NT1501.</exception>
    public static StacProjection Read(JsonField fields, StacProjection? outer)
    {
        ImmutableArray<double> transform =
            [.. (fields.Member("proj:transform")?.Elements(9) ?? []).Select(number => number.Number())];
        IReadOnlyList<JsonField> shape = fields.Member("proj:shape")?.Elements(2) ?? [];
        bool hasShape = shape.Count == 2;
        return new StacProjection(
            EpsgOf(fields) ?? outer?.Epsg,
            transform.Length >= 6 ? transform[..6] : outer?.Transform ?? [],
            hasShape ? (int)shape[1].Number(1, int.MaxValue) : outer?.WidthPx,
            hasShape ? (int)shape[0].Number(1, int.MaxValue) : outer?.HeightPx);
    }

    // proj:code replaced proj:epsg with version 2, and names other authorities too; those are unknown here.
    private static int? EpsgOf(JsonField fields)
    {
        if (fields.Member("proj:epsg") is { } number)
        {
            return (int)number.Number(1, 999_999);
        }

        string? code = fields.Member("proj:code")?.Text();
        return code?.StartsWith("EPSG:", StringComparison.OrdinalIgnoreCase) == true
            && int.TryParse(code.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out int epsg)
            ? epsg
            : null;
    }
}
