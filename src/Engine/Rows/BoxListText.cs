using System.Text;
using NuTonic.Engine.Regions;

namespace NuTonic.Engine.Rows;

/// <summary>Writes regions of one chip as the JSON lists that its grounding rows answer with.</summary>
/// <param name="summary">Gives the size that coordinates are divided by.</param>
/// <param name="convention">What right and bottom mean.</param>
internal sealed class BoxListText(MaskSummary summary, BoxConvention convention)
{
    private const int TypicalEntryLength = 72;

    // A chip has hundreds of boxes but few distinct positions, and two lists name each box.
    private readonly string?[] _columns = new string?[summary.WidthPx + 1];
    private readonly string?[] _rows = new string?[summary.HeightPx + 1];

    /// <summary>
    /// <c>[{"label": "crops", "bbox": [0.1, 0.0, 0.5, 1.0]}]</c>, in the order of <paramref name="regions"/>.
    /// </summary>
    /// <param name="regions">At least one.</param>
    public string Write(ReadOnlySpan<Region> regions)
    {
        StringBuilder text = new(2 + (regions.Length * TypicalEntryLength));
        int last = convention == BoxConvention.Inclusive ? 1 : 0;
        string before = "[{\"label\": \"";
        foreach (Region region in regions)
        {
            text.Append(before).Append(LandCoverClass.All[region.ClassId].Label).Append("\", \"bbox\": [");
            text.Append(Normalised(region.Box.Left, _columns)).Append(", ");
            text.Append(Normalised(region.Box.Top, _rows)).Append(", ");
            text.Append(Normalised(region.Box.Right - last, _columns)).Append(", ");
            text.Append(Normalised(region.Box.Bottom - last, _rows)).Append("]}");
            before = ", {\"label\": \"";
        }

        return text.Append(']').ToString();
    }

    private static string Normalised(int positionPx, string?[] known) =>
        known[positionPx] ??= Round4.ToText((double)positionPx / (known.Length - 1));
}
