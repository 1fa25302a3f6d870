using System.Collections.Immutable;

namespace NuTonic.Engine.Facts;

/// <summary>Where a line lies, how it runs and where it ends. The longest piece speaks for all.</summary>
internal static class LineWords
{
    private const double StraightBelow = 1.0005; // Length over distance of the ends, as published.
    private const double CurvedBelow = 1.5;
    private const double MainPiece = 0.75;
    private const double SmallestPiece = 0.05;

    /// <summary>Pieces that count: those that are no scraps beside the longest.</summary>
    public static ImmutableArray<PatchPoint[]> Parts(ClippedLine line, PatchFrame frame)
    {
        double least = ClippedLine.Length(line.Pieces[0], frame) * SmallestPiece;
        return [.. line.Pieces.TakeWhile(piece => ClippedLine.Length(piece, frame) >= least)];
    }

    /// <summary>The different words for the middles of the pieces.</summary>
    public static ImmutableArray<string> Positions(ClippedLine line, PatchFrame frame, FactsStyle style)
    {
        Func<double, double, string> word =
            style == FactsStyle.Reference ? ReferenceWords.Position : CompassWords.Position;
        return
        [
            .. Parts(line, frame)
                .Select(piece => Middle(piece, frame)).Select(middle => word(middle.X, middle.Y)).Distinct(),
        ];
    }

    /// <summary>How it runs; the words stand at <see cref="ElementFacts.Sinuosity"/>.</summary>
    public static string Sinuosity(ClippedLine line, PatchFrame frame, FactsStyle style)
    {
        double longest = ClippedLine.Length(line.Pieces[0], frame);
        if (style == FactsStyle.Reference)
        {
            return Word(line.Pieces.Max(piece => Ratio(piece, frame)));
        }

        return longest < MainPiece * line.LengthMeters ? "broken" : Word(Ratio(line.Pieces[0], frame));
    }

    /// <summary>
    /// Orientation of the line between the ends; the words stand at <see cref="ElementFacts.Orientation"/>.
    /// </summary>
    public static string? Orientation(ClippedLine line, string sinuosity, FactsStyle style)
    {
        PatchPoint[] piece = line.Pieces[0];
        (double x, double y) = (piece[^1].X - piece[0].X, piece[^1].Y - piece[0].Y);
        if (style == FactsStyle.Reference)
        {
            return ReferenceWords.Orientation(sinuosity, x, y);
        }

        return sinuosity is "straight" or "curved" ? CompassWords.Orientation(x, y) : null;
    }

    /// <summary>Both ends; none for a line that closes.</summary>
    public static ImmutableArray<string> Ends(ClippedLine line, FactsStyle style)
    {
        PatchPoint[] piece = line.Pieces[0];
        if (style == FactsStyle.Reference)
        {
            return [ReferenceWords.End(piece[0]), ReferenceWords.End(piece[^1])];
        }

        return piece[0] == piece[^1] ? [] : [CompassWords.End(piece[0]), CompassWords.End(piece[^1])];
    }

    private static string Word(double ratio) => ratio switch
    {
        double.PositiveInfinity => "closed",
        < StraightBelow => "straight",
        < CurvedBelow => "curved",
        _ => "twisted",
    };

    // The lattice makes equal ends equal; that a quotient of a straight line may round below 1 does not matter here.
    private static double Ratio(PatchPoint[] piece, PatchFrame frame)
    {
        double distance = frame.Distance(piece[0], piece[^1]);
        return distance == 0 ? double.PositiveInfinity : ClippedLine.Length(piece, frame) / distance;
    }

    private static (double X, double Y) Middle(PatchPoint[] piece, PatchFrame frame)
    {
        double left = ClippedLine.Length(piece, frame) / 2;
        for (int i = 1; i < piece.Length; i++)
        {
            double step = frame.Distance(piece[i - 1], piece[i]);
            if (step >= left && step > 0)
            {
                double t = left / step;
                return (
                    piece[i - 1].X + (t * (piece[i].X - piece[i - 1].X)),
                    piece[i - 1].Y + (t * (piece[i].Y - piece[i - 1].Y)));
            }

            left -= step;
        }

        return (piece[^1].X, piece[^1].Y);
    }
}
