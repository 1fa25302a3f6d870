using System.Text.Json;
using System.Text.Json.Nodes;
using NuTonic.Engine.EarthEngine;
using NuTonic.Engine.Geodesy;

namespace NuTonic.Engine.Tests.EarthEngine;

public sealed class DynamicWorldExpressionsTests
{
    private static readonly LabelImage First = new(
        "20240612T102601_20240612T102600_T32TQM", DateTimeOffset.UnixEpoch, 0.5);
    private static readonly LabelImage Second = First with { Id = "20240612T102601_20240612T102600_T32TPM" };

    [Fact]
    public void Labels_OneImage_IsUnmaskedBeyondItsFootprint() => AssertJson(
        """
        {"result": "0", "values": {"0": {"functionInvocationValue": {"functionName": "Image.toByte", "arguments": {"value":
          {"functionInvocationValue": {"functionName": "Image.unmask", "arguments": {
            "input": {"functionInvocationValue": {"functionName": "Image.select", "arguments": {
              "bandSelectors": {"constantValue": ["label"]},
              "input": {"functionInvocationValue": {"functionName": "Image.load", "arguments": {
                "id": {"constantValue": "GOOGLE/DYNAMICWORLD/V1/20240612T102601_20240612T102600_T32TQM"}}}}}}},
            "sameFootprint": {"constantValue": false},
            "value": {"functionInvocationValue": {"functionName": "Image.constant", "arguments": {"value": {"constantValue": 255}}}}
          }}}}}}}}
        """,
        DynamicWorldExpressions.Labels([First]));

    [Fact]
    public void Labels_SeveralImages_TheFirstIsLastInTheMosaic()
    {
        string text = ExpressionText.Of(DynamicWorldExpressions.Labels([First, Second]));
        using var json = JsonDocument.Parse(text);

        Assert.Single(ExpressionText.Calls(json.RootElement, "ImageCollection.mosaic"));
        Assert.Single(ExpressionText.Calls(json.RootElement, "ImageCollection.fromImages"));
        Assert.Equal(
            [Second.Id, First.Id],
            ExpressionText.Calls(json.RootElement, "Image.load")
                .Select(call => call.GetProperty("id").GetProperty("constantValue").GetString()![^38..]));
    }

    [Fact]
    public void Candidates_Window_IsTheDocumentedForm()
    {
        LabelQuery query = new()
        {
            Subject = "poi_7",
            BoxWgs84 = new Extent(11.25, 47.5, 11.5, 47.75),
            Grid = LabelTiff.Grid,
            SceneTime = DateTimeOffset.FromUnixTimeMilliseconds(1718187962000),
        };
        LabelWindow window = new(
            "x",
            DateTimeOffset.FromUnixTimeMilliseconds(1718150400000),
            DateTimeOffset.FromUnixTimeMilliseconds(1718236800000));

        AssertJson(
            """
            {"result": "0", "values": {
              "0": {"functionInvocationValue": {"functionName": "Collection.reduceColumns", "arguments": {
                "collection": {"functionInvocationValue": {"functionName": "Collection.map", "arguments": {
                  "baseAlgorithm": {"functionDefinitionValue": {"argumentNames": ["image_measured"], "body": "1"}},
                  "collection": {"functionInvocationValue": {"functionName": "Collection.limit", "arguments": {
                    "collection": {"functionInvocationValue": {"functionName": "Collection.map", "arguments": {
                      "baseAlgorithm": {"functionDefinitionValue": {"argumentNames": ["image_timed"], "body": "3"}},
                      "collection": {"functionInvocationValue": {"functionName": "Collection.filter", "arguments": {
                        "collection": {"functionInvocationValue": {"functionName": "Collection.filter", "arguments": {
                          "collection": {"functionInvocationValue": {"functionName": "ImageCollection.load", "arguments": {
                            "id": {"constantValue": "GOOGLE/DYNAMICWORLD/V1"}}}},
                          "filter": {"functionInvocationValue": {"functionName": "Filter.intersects", "arguments": {
                            "leftField": {"constantValue": ".all"},
                            "rightValue": {"functionInvocationValue": {"functionName": "Feature", "arguments": {
                              "geometry": {"valueReference": "2"}}}}}}}}}},
                        "filter": {"functionInvocationValue": {"functionName": "Filter.dateRangeContains", "arguments": {
                          "leftValue": {"functionInvocationValue": {"functionName": "DateRange", "arguments": {
                            "end": {"functionInvocationValue": {"functionName": "Date", "arguments": {"value": {"constantValue": 1718236800000}}}},
                            "start": {"functionInvocationValue": {"functionName": "Date", "arguments": {"value": {"constantValue": 1718150400000}}}}}}},
                          "rightField": {"constantValue": "system:time_start"}}}}}}}}}},
                    "key": {"constantValue": "nutonic_gap"},
                    "limit": {"constantValue": 200}}}}}}},
                "reducer": {"functionInvocationValue": {"functionName": "Reducer.toList", "arguments": {"tupleSize": {"constantValue": 3}}}},
                "selectors": {"constantValue": ["system:index", "system:time_start", "nutonic_share"]}}}},
              "1": {"functionInvocationValue": {"functionName": "Element.set", "arguments": {
                "key": {"constantValue": "nutonic_share"},
                "object": {"argumentReference": "image_measured"},
                "value": {"functionInvocationValue": {"functionName": "Dictionary.get", "arguments": {
                  "dictionary": {"functionInvocationValue": {"functionName": "Image.reduceRegion", "arguments": {
                    "crs": {"functionInvocationValue": {"functionName": "Projection", "arguments": {"crs": {"constantValue": "EPSG:32632"}}}},
                    "geometry": {"valueReference": "2"},
                    "image": {"functionInvocationValue": {"functionName": "Image.unmask", "arguments": {
                      "input": {"functionInvocationValue": {"functionName": "Image.mask", "arguments": {
                        "image": {"functionInvocationValue": {"functionName": "Image.select", "arguments": {
                          "bandSelectors": {"constantValue": ["label"]},
                          "input": {"argumentReference": "image_measured"}}}}}}},
                      "sameFootprint": {"constantValue": false},
                      "value": {"functionInvocationValue": {"functionName": "Image.constant", "arguments": {"value": {"constantValue": 0}}}}}}},
                    "reducer": {"functionInvocationValue": {"functionName": "Reducer.mean", "arguments": {}}},
                    "scale": {"constantValue": 80}}}},
                  "key": {"constantValue": "label"}}}}}}},
              "2": {"functionInvocationValue": {"functionName": "GeometryConstructors.Polygon", "arguments": {
                "coordinates": {"constantValue": [[[11.25,47.5],[11.5,47.5],[11.5,47.75],[11.25,47.75],[11.25,47.5]]]},
                "evenOdd": {"constantValue": true},
                "geodesic": {"constantValue": false}}}},
              "3": {"functionInvocationValue": {"functionName": "Element.set", "arguments": {
                "key": {"constantValue": "nutonic_gap"},
                "object": {"argumentReference": "image_timed"},
                "value": {"functionInvocationValue": {"functionName": "Number.abs", "arguments": {
                  "input": {"functionInvocationValue": {"functionName": "Number.subtract", "arguments": {
                    "left": {"functionInvocationValue": {"functionName": "Element.get", "arguments": {
                      "object": {"argumentReference": "image_timed"}, "property": {"constantValue": "system:time_start"}}}},
                    "right": {"constantValue": 1718187962000}}}}}}}}}}
            }}
            """,
            DynamicWorldExpressions.Candidates(query, window, 80, 200));
    }

    [Theory]
    [InlineData(null, null, 0, 4102444800000)]
    [InlineData(1718150400000, null, 1718150400000, 4102444800000)]
    [InlineData(null, 1718236800000, 0, 1718236800000)]
    public void Candidates_OpenWindow_HasFixedBounds(long? start, long? end, long wantedStart, long wantedEnd)
    {
        LabelQuery query = new()
        {
            Subject = "poi_7",
            BoxWgs84 = new Extent(11.25, 47.5, 11.5, 47.75),
            Grid = LabelTiff.Grid,
            SceneTime = DateTimeOffset.UnixEpoch,
        };
        LabelWindow window = new("x", Time(start), Time(end));

        using var json = JsonDocument.Parse(
            ExpressionText.Of(DynamicWorldExpressions.Candidates(query, window, 80, 200)));

        string range = ExpressionText.Calls(json.RootElement, "DateRange").Single().GetRawText();
        Assert.Contains($"{{\"constantValue\":{wantedStart}}}", range, StringComparison.Ordinal);
        Assert.Contains($"{{\"constantValue\":{wantedEnd}}}", range, StringComparison.Ordinal);
    }

    private static DateTimeOffset? Time(long? milliseconds) =>
        milliseconds is { } value ? DateTimeOffset.FromUnixTimeMilliseconds(value) : null;

    private static void AssertJson(string expected, ExpressionNode node)
    {
        string written = ExpressionText.Of(node);
        Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(written)), "written: " + written);
    }
}
