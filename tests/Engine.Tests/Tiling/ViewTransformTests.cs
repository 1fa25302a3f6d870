using System.Text.Json;
using NuTonic.Engine.Geodesy;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Tests.Tiling;

public sealed class ViewTransformTests
{
    public static TheoryData<int> Views => [.. Enum.GetValues<View>().Cast<int>()];

    [Fact]
    public void Apply_ReferenceMask_Equal()
    {
        JsonElement vector = Vectors.Load("augment");
        byte[] mask = vector.GetProperty("mask").FlatBytes();
        var target = new byte[mask.Length];

        foreach ((View view, string name) in new[]
            {
                (View.Identity, "mask"),
                (View.Flip, "flip"),
                (View.Rotate90, "r90"),
                (View.Rotate180, "r180"),
                (View.Rotate270, "r270"),
            })
        {
            ViewTransform.Apply(mask, 3, 3, view, target);

            Assert.Equal(vector.GetProperty(name).FlatBytes(), target);
        }
    }

    [Theory]
    [MemberData(nameof(Views))]
    public void Apply_Rgb_MovesWholePixels(int view)
    {
        byte[] mask = [1, 2, 3, 4, 5, 6];
        byte[] rgb = [.. mask.SelectMany(v => new[] { v, (byte)(v + 10), (byte)(v + 20) })];
        var turnedMask = new byte[6];
        var turnedRgb = new byte[18];

        ViewTransform.Apply(mask, 3, 2, (View)view, turnedMask);
        ViewTransform.Apply(rgb, 3, 2, (View)view, turnedRgb);

        Assert.Equal(turnedMask.SelectMany(v => new[] { v, (byte)(v + 10), (byte)(v + 20) }), turnedRgb);
    }

    [Fact]
    public void Apply_Rotate90_TurnsCounterClockwise()
    {
        var target = new byte[6];

        ViewTransform.Apply([1, 2, 3, 4, 5, 6], 3, 2, View.Rotate90, target);

        Assert.Equal([3, 6, 2, 5, 1, 4], target);
    }

    [Theory]
    [MemberData(nameof(Views))]
    public void Apply_Georeference_FollowsThePixels(int viewNumber)
    {
        var view = (View)viewNumber;
        var transform = new GeoTransform(10, 0.5, 500_000, 0.25, -8, 5_000_000);
        const int Width = 3;
        const int Height = 2;
        byte[] numbers = [0, 1, 2, 3, 4, 5];
        var turned = new byte[6];
        int columns = ViewTransform.SwapsAxes(view) ? Height : Width;

        ViewTransform.Apply(numbers, Width, Height, view, turned);
        GeoTransform georeference = ViewTransform.Apply(transform, Width, Height, view);

        for (int i = 0; i < turned.Length; i++)
        {
            int source = turned[i];
            Assert.Equal(
                transform.Apply((source % Width) + 0.5, (source / Width) + 0.5),
                georeference.Apply((i % columns) + 0.5, (i / columns) + 0.5));
        }
    }

    [Theory]
    [InlineData(View.Flip, 530, 100, 500, 80)]
    [InlineData(View.Rotate90, 530, 100, 500, 80)]
    [InlineData(View.Rotate180, 530, 80, 500, 100)]
    [InlineData(View.Rotate270, 500, 80, 530, 100)]
    internal void Apply_NorthUp_StartsAtTheTurnedCorner(View view, double x, double y, double farX, double farY)
    {
        var transform = new GeoTransform(10, 0, 500, 0, -10, 100);
        bool swaps = ViewTransform.SwapsAxes(view);

        GeoTransform turned = ViewTransform.Apply(transform, 3, 2, view);

        Assert.Equal((x, y), turned.Apply(0, 0));
        Assert.Equal((farX, farY), turned.Apply(swaps ? 2 : 3, swaps ? 3 : 2));
        Assert.All(
            [turned.A, turned.B, turned.D, turned.E], value => Assert.False(value == 0 && double.IsNegative(value)));
    }

    [Fact]
    public void Suffix_EveryView_AsInStems() =>
        Assert.Equal(["", "_flip", "_r90", "_r180", "_r270"], Enum.GetValues<View>().Select(ViewTransform.Suffix));

    [Fact]
    public void Apply_LengthsDiffer_Throws() =>
        Assert.Throws<ArgumentException>(() => ViewTransform.Apply(new byte[6], 3, 2, View.Flip, new byte[5]));
}
