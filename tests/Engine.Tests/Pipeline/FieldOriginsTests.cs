using NuTonic.Engine.Graph;
using NuTonic.Engine.Pipeline;

namespace NuTonic.Engine.Tests.Pipeline;

public sealed class FieldOriginsTests
{
    [Theory]
    [InlineData("step version", nameof(CauseKind.Code), null)]
    [InlineData("OutputSize", nameof(CauseKind.Option), null)]
    [InlineData("MinAreaPx, scaled to the output", nameof(CauseKind.Option), null)]
    [InlineData("bbox_wgs84 west", nameof(CauseKind.File), "poi.json")]
    [InlineData("address", nameof(CauseKind.File), "poi.json")]
    [InlineData("seed of the made-up labels", nameof(CauseKind.File), "poi.json")]
    [InlineData("template Caption", nameof(CauseKind.File), "caption.txt")]
    [InlineData("row fragments", nameof(CauseKind.Input), null)]
    public void Of_Field_SaysWhatIsBehindIt(string field, string kind, string? where) =>
        Assert.Equal(new FieldOrigin(Enum.Parse<CauseKind>(kind), where), FieldOrigins.Of(field));

    [Fact]
    public void Of_YieldOfAnotherNode_NamesTheNode() => Assert.Equal(
        new FieldOrigin(CauseKind.Input, "windows"), FieldOrigins.Of("label window", "label window", "windows"));
}
