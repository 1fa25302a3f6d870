using System.Collections.Immutable;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Osm;

namespace NuTonic.Engine.Facts;

/// <summary>The polygons of an element inside a patch.</summary>
/// <param name="Outers">Outlines, open and counter-clockwise, largest first.</param>
/// <param name="Holes">Holes, open and clockwise.</param>
/// <param name="Share">Share of the patch that is covered, 0 to 1.</param>
/// <param name="IsClipped">True when a part lies outside the patch.</param>
internal sealed record ClippedArea(
    ImmutableArray<PatchPoint[]> Outers, ImmutableArray<PatchPoint[]> Holes, double Share, bool IsClipped)
{
    /// <summary>Cuts <paramref name="polygons"/> to the patch; null when nothing that has an area is inside.</summary>
    public static ClippedArea? Of(ImmutableArray<OsmPolygon> polygons, PatchFrame frame)
    {
        List<PatchPoint[]> outers = [];
        List<PatchPoint[]> holes = [];
        double share = 0;
        bool isClipped = false;
        foreach (OsmPolygon polygon in polygons)
        {
            PolygonCut cut = new(frame.BoxWgs84);
            cut.Add(polygon.Outer, frame);
            foreach (ImmutableArray<OsmPoint> hole in polygon.Holes)
            {
                cut.Add(hole, frame);
            }

            share += cut.Finish(outers, holes);
            isClipped |= cut.IsClipped;
        }

        if (outers.Count == 0 || share <= 0)
        {
            return null;
        }

        ImmutableArray<PatchPoint[]> ordered = [.. outers.OrderByDescending(ring => Ring.Area(ring))];
        return new ClippedArea(ordered, [.. holes], Math.Min(share, 1), isClipped);
    }

    private sealed class PolygonCut(Extent boxWgs84)
    {
        private readonly BorderEdges _border = new();
        private readonly List<PatchPoint[]> _paths = [];
        private readonly List<PatchPoint[]> _rings = [];

        public bool IsClipped { get; private set; }

        public void Add(ImmutableArray<OsmPoint> places, PatchFrame frame)
        {
            PatchPoint[] ring = frame.Project(FarVertices.Thin(places.AsSpan(), boxWgs84));
            if (Array.TrueForAll(ring, point => point.IsInside))
            {
                ring = ring.Length > 1 && ring[0] == ring[^1] ? ring[..^1] : ring;
                _rings.Add(ring);
                return;
            }

            IsClipped = true;
            Split(RingCut.Cut(ring));
        }

        /// <summary>Sorts the rings into outlines and holes; returns the covered share.</summary>
        public double Finish(List<PatchPoint[]> outers, List<PatchPoint[]> holes)
        {
            _border.AddTo(_paths);
            _rings.AddRange(RingPaths.Join(_paths));
            double share = 0;
            foreach (PatchPoint[] ring in _rings)
            {
                double area = Ring.Area(ring);
                share += area;
                if (area != 0)
                {
                    (area > 0 ? outers : holes).Add(ring);
                }
            }

            return share;
        }

        // Between two positions on the outline of the patch, a ring runs through the patch
        // (a path) or along its outline.
        private void Split(List<PatchPoint> ring)
        {
            int first = ring.FindIndex(IsOnOutline);
            if (first < 0)
            {
                _rings.Add([.. ring]);
                return;
            }

            List<PatchPoint> path = [ring[first]];
            for (int i = 1; i <= ring.Count; i++)
            {
                PatchPoint to = ring[(first + i) % ring.Count];
                PatchPoint from = path[^1];
                path.Add(to);
                if (!IsOnOutline(to))
                {
                    continue;
                }

                if (path.Count == 2 && SideCut.Along(from, to) is { } side)
                {
                    _border.Add(from, to, side);
                }
                else
                {
                    _paths.Add([.. path]);
                }

                path = [to];
            }
        }

        private static bool IsOnOutline(PatchPoint point) => point.X is 0 or 1 || point.Y is 0 or 1;
    }
}
