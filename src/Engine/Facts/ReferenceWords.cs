namespace NuTonic.Engine.Facts;

/// <summary>
/// The published system's words and thresholds. Two of its words never come: "square", because it wants an area as
/// large as the square of the perimeter, and "broken", which only a rounded quotient below 1 gave.
/// </summary>
internal static class ReferenceWords
{
    private const double FirstThird = 1.0 / 3;
    private const double LastThird = 2.0 / 3;
    private const double TanOf30 = 0.57735026918962573;
    private const double Closeness = 0.1;
    private const int RectangleVertices = 8;

    /// <summary>As in "left-top", "top-center" or "center".</summary>
    public static string Position(double x, double y)
    {
        string across = x < FirstThird ? "left" : x > LastThird ? "right" : "center";
        string up = y < FirstThird ? "bottom" : y > LastThird ? "top" : "center";
        return across != "center" ? across + "-" + up : up == "center" ? up : up + "-" + across;
    }

    /// <summary>Position with the touched edge, as in "right-center_right"; in a corner without it.</summary>
    public static string End(PatchPoint end)
    {
        string position = Position(end.X, end.Y);
        bool isCorner = end.X is 0 or 1 && end.Y is 0 or 1;
        string? edge = isCorner ? null
            : end.X == 0 ? "left" : end.X == 1 ? "right" : end.Y == 0 ? "bottom" : end.Y == 1 ? "top" : null;
        return edge is null ? position : position + "_" + edge;
    }

    /// <summary>Orientation of the straight line between the ends of a straight or curved line.</summary>
    public static string Orientation(string sinuosity, double x, double y)
    {
        if (sinuosity is not ("straight" or "curved"))
        {
            return "too curved or twisted to determine accurately";
        }

        (double width, double height) = (Math.Abs(x), Math.Abs(y));
        if (height <= TanOf30 * width)
        {
            return "east-west";
        }

        return width < TanOf30 * height ? "south-north" : x * y > 0 ? "southwest-northeast" : "northwest-southeast";
    }

    /// <summary>Shape of the part inside the patch.</summary>
    /// <param name="area">Its outlines.</param>
    /// <param name="perimeter">Length of the first outline and of the holes, in sides of the patch.</param>
    public static string Shape(ClippedArea area, double perimeter)
    {
        if (area.Outers.Length > 1)
        {
            return "multi-polygonal";
        }

        if (area.Outers[0].Length + 1 < RectangleVertices)
        {
            return "rectangular";
        }

        double circle = perimeter * perimeter / (4 * Math.PI);
        return Math.Abs(circle - area.Share) <= Closeness * area.Share ? "circular" : "irregular";
    }
}
