using System.Collections.Immutable;
using NuTonic.Engine.Osm;

namespace NuTonic.Engine.Facts;

/// <summary>The lines of an element inside a patch.</summary>
/// <param name="Pieces">Polylines of at least two positions, longest first.</param>
/// <param name="LengthMeters">Length of all pieces on the ground.</param>
/// <param name="IsClipped">True when a part lies outside the patch.</param>
internal sealed record ClippedLine(ImmutableArray<PatchPoint[]> Pieces, double LengthMeters, bool IsClipped)
{
    /// <summary>Cuts <paramref name="lines"/> to the patch; null when nothing that has a length is inside.</summary>
    public static ClippedLine? Of(ImmutableArray<ImmutableArray<OsmPoint>> lines, PatchFrame frame)
    {
        List<PatchPoint[]> pieces = [];
        bool isClipped = false;
        foreach (ImmutableArray<OsmPoint> line in lines)
        {
            PatchPoint[] course = frame.Project(FarVertices.Thin(line.AsSpan(), frame.BoxWgs84));
            isClipped |= !Array.TrueForAll(course, point => point.IsInside);
            Cut(course, pieces);
        }

        if (pieces.Count == 0)
        {
            return null;
        }

        ImmutableArray<PatchPoint[]> ordered = [.. pieces.OrderByDescending(piece => Length(piece, frame))];
        return new ClippedLine(ordered, pieces.Sum(piece => Length(piece, frame)), isClipped);
    }

    /// <summary>Length of a polyline on the ground, metres.</summary>
    public static double Length(ReadOnlySpan<PatchPoint> line, PatchFrame frame)
    {
        double length = 0;
        for (int i = 1; i < line.Length; i++)
        {
            length += frame.Distance(line[i - 1], line[i]);
        }

        return length;
    }

    private static void Cut(ReadOnlySpan<PatchPoint> course, List<PatchPoint[]> pieces)
    {
        List<PatchPoint> piece = [];
        for (int i = 1; i < course.Length; i++)
        {
            (PatchPoint from, PatchPoint to) = (course[i - 1], course[i]);
            bool isInside = TryCut(ref from, ref to);
            if (!isInside || piece.Count == 0 || piece[^1] != from)
            {
                End(piece, pieces);
            }

            if (!isInside)
            {
                continue;
            }

            if (piece.Count == 0)
            {
                piece.Add(from);
            }

            if (to != from)
            {
                piece.Add(to);
            }
        }

        End(piece, pieces);
    }

    private static bool TryCut(ref PatchPoint from, ref PatchPoint to)
    {
        foreach (PatchSide side in SideCut.Sides)
        {
            bool isFrom = SideCut.IsWithin(from, side);
            bool isTo = SideCut.IsWithin(to, side);
            if (!isFrom && !isTo)
            {
                return false;
            }

            if (isFrom != isTo)
            {
                PatchPoint meet = SideCut.Meet(from, to, side);
                (from, to) = isFrom ? (from, meet) : (meet, to);
            }
        }

        return true;
    }

    private static void End(List<PatchPoint> piece, List<PatchPoint[]> pieces)
    {
        if (piece.Count > 1)
        {
            pieces.Add([.. piece]);
        }

        piece.Clear();
    }
}
