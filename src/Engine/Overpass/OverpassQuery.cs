using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace NuTonic.Engine.Overpass;

/// <summary>One request: boxes that lie near each other.</summary>
/// <param name="Subject">What it is for, for messages.</param>
/// <param name="Boxes">From south to north.</param>
internal sealed record OverpassQuery(string Subject, ImmutableArray<LatticeBox> Boxes)
{
    /// <summary>
    /// The query in Overpass QL: nodes and ways that touch a box, multipolygons with a part in one, and then all nodes
    /// and ways that these are made of, so that no shape is cut.
    /// </summary>
    /// <remarks>
    /// Relations of another type are left out. Their members in the box are elements of their own, and those outside
    /// (of a national border, a long river, a bus line) would be most of the answer. An area that holds the whole box
    /// without a line inside of it is not found, which an extract has.
    /// </remarks>
    /// <seealso href="https://wiki.openstreetmap.org/wiki/Overpass_API/Overpass_QL">Overpass QL</seealso>
    public string Text(OverpassOptions options)
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"[out:json][timeout:{options.TimeoutSeconds}][maxsize:{options.MaxSizeBytes}];\n(\n");
        foreach (LatticeBox box in Boxes)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"node({box});\nway({box});\nrelation[\"type\"=\"multipolygon\"]({box});\n");
        }

        return text.Append(");\n(._;>;);\nout body qt;\n").ToString();
    }
}
