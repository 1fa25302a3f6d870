using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.EarthEngine;

/// <summary>What Earth Engine is asked to compute for labels of Dynamic World.</summary>
internal static class DynamicWorldExpressions
{
    /// <summary>Name of the collection.</summary>
    public const string Collection = "GOOGLE/DYNAMICWORLD/V1";

    /// <summary>Value of pixels that have no label.</summary>
    public const byte NoData = 255;

    private const string Band = "label";
    private const string Index = "system:index";
    private const string Time = "system:time_start";
    private const string Gap = "nutonic_gap";
    private const string Share = "nutonic_share";

    // Bounds of a window without limits: before the first satellite, and after the last plan.
    private static readonly DateTimeOffset Beginning = DateTimeOffset.UnixEpoch;
    private static readonly DateTimeOffset End = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// Id, time and share of labelled ground of the images that touch a box in a window, at most
    /// <paramref name="limit"/> of them: those nearest to the scene. Yields a dictionary whose
    /// <c>list</c> has one triple for each.
    /// </summary>
    /// <param name="query">Box, CRS and time of the scene.</param>
    /// <param name="window">Where in time to look.</param>
    /// <param name="spacingMeters">Distance of the samples that the share is measured with.</param>
    /// <param name="limit">Most images.</param>
    public static ExpressionNode Candidates(LabelQuery query, LabelWindow window, double spacingMeters, int limit)
    {
        ExpressionNode box = Polygon(query.BoxWgs84);
        ExpressionNode found = Filter(
            Filter(Call("ImageCollection.load", ("id", Of(Collection))), Touches(box)), IsIn(window));
        ExpressionNode timed = Map(found, "image_timed", image => Set(image, Gap, GapTo(query.SceneTime, image)));
        ExpressionNode nearest = Call(
            "Collection.limit", ("collection", timed), ("limit", ExpressionNode.Of((long)limit)), ("key", Of(Gap)));
        ExpressionNode measured = Map(
            nearest,
            "image_measured",
            image => Set(image, Share, ShareOf(image, box, (query.Grid.Crs, spacingMeters))));
        return Call(
            "Collection.reduceColumns",
            ("collection", measured),
            ("reducer", Call("Reducer.toList", ("tupleSize", ExpressionNode.Of(3L)))),
            ("selectors", ExpressionNode.OfTexts(Index, Time, Share)));
    }

    /// <summary>The label band of images, bytes, <see cref="NoData"/> wherever none of them has a label.</summary>
    /// <param name="images">The one on top first.</param>
    public static ExpressionNode Labels(IReadOnlyList<LabelImage> images)
    {
        ExpressionNode[] loaded =
        [
            // The last image of a mosaic lies on top.
            .. images.Reverse().Select(image => Select(Call("Image.load", ("id", Of($"{Collection}/{image.Id}"))))),
        ];
        ExpressionNode labels = loaded.Length == 1
            ? loaded[0]
            : Call(
                "ImageCollection.mosaic",
                ("collection", Call("ImageCollection.fromImages", ("images", ExpressionNode.List([.. loaded])))));

        // Without this, pixels under clouds come as 0, which is water; and without the larger footprint, so do those
        // beyond the image's edge.
        return Call("Image.toByte", ("value", Unmask(labels, NoData)));
    }

    private static ExpressionNode Touches(ExpressionNode box) => Call(
        "Filter.intersects", ("leftField", Of(".all")), ("rightValue", Call("Feature", ("geometry", box))));

    private static ExpressionNode IsIn(LabelWindow window) => Call(
        "Filter.dateRangeContains",
        ("leftValue", Call("DateRange", ("start", Date(window.Start ?? Beginning)), ("end", Date(window.End ?? End)))),
        ("rightField", Of(Time)));

    private static ExpressionNode GapTo(DateTimeOffset time, ExpressionNode image) => Call(
        "Number.abs",
        ("input", Call(
            "Number.subtract",
            ("left", Call("Element.get", ("object", image), ("property", Of(Time)))),
            ("right", ExpressionNode.Of(time.ToUnixTimeMilliseconds())))));

    /// <summary>The mean of the mask: 1 where there is a label, 0 elsewhere, also beyond the image's edge.</summary>
    private static ExpressionNode ShareOf(
        ExpressionNode image, ExpressionNode box, (Crs Crs, double SpacingMeters) samples)
    {
        ExpressionNode mask = Unmask(Call("Image.mask", ("image", Select(image))), 0);
        ExpressionNode means = Call(
            "Image.reduceRegion",
            ("image", mask),
            ("reducer", Call("Reducer.mean")),
            ("geometry", box),
            ("scale", ExpressionNode.Of(samples.SpacingMeters)),
            ("crs", Call("Projection", ("crs", Of(samples.Crs.ToString())))));
        return Call("Dictionary.get", ("dictionary", means), ("key", Of(Band)));
    }

    /// <summary>Straight edges in degrees, as the box is meant; geodesic ones would bulge.</summary>
    private static ExpressionNode Polygon(Extent box) => Call(
        "GeometryConstructors.Polygon",
        ("coordinates", ExpressionNode.OfJson(json =>
        {
            json.WriteStartArray();
            json.WriteStartArray();
            foreach ((double x, double y) in ((double, double)[])
                [
                    (box.Left, box.Bottom),
                    (box.Right, box.Bottom),
                    (box.Right, box.Top),
                    (box.Left, box.Top),
                    (box.Left, box.Bottom),
                ])
            {
                json.WriteStartArray();
                json.WriteNumberValue(x);
                json.WriteNumberValue(y);
                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteEndArray();
        })),
        ("geodesic", ExpressionNode.Of(false)),
        ("evenOdd", ExpressionNode.Of(true)));

    private static ExpressionNode Select(ExpressionNode image) =>
        Call("Image.select", ("input", image), ("bandSelectors", ExpressionNode.OfTexts(Band)));

    private static ExpressionNode Unmask(ExpressionNode image, byte value) => Call(
        "Image.unmask",
        ("input", image),
        ("value", Call("Image.constant", ("value", ExpressionNode.Of((long)value)))),
        ("sameFootprint", ExpressionNode.Of(false)));

    private static ExpressionNode Filter(ExpressionNode collection, ExpressionNode filter) =>
        Call("Collection.filter", ("collection", collection), ("filter", filter));

    private static ExpressionNode Map(
        ExpressionNode collection, string argument, Func<ExpressionNode, ExpressionNode> body) =>
        Call("Collection.map", ("collection", collection), ("baseAlgorithm", ExpressionNode.Function(argument, body)));

    private static ExpressionNode Set(ExpressionNode image, string key, ExpressionNode value) =>
        Call("Element.set", ("object", image), ("key", Of(key)), ("value", value));

    private static ExpressionNode Date(DateTimeOffset time) =>
        Call("Date", ("value", ExpressionNode.Of(time.ToUnixTimeMilliseconds())));

    private static ExpressionNode Of(string text) => ExpressionNode.Of(text);

    private static ExpressionNode Call(
        string function, params (string Name, ExpressionNode Value)[] arguments) =>
        ExpressionNode.Call(function, [.. arguments]);
}
