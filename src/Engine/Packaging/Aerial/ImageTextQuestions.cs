using System.Collections.Immutable;
using System.Diagnostics;
using NuTonic.Engine.Captions;

namespace NuTonic.Engine.Packaging.Aerial;

/// <summary>What the image-text rows ask, by what the caption is about.</summary>
internal static class ImageTextQuestions
{
    private static readonly ImmutableArray<string> Area =
    [
        "Describe an area that stands out in this aerial image.",
        "Pick out a notable area in this aerial photo and say what it is and where it lies.",
        "What kind of area can be seen in this aerial image? Answer in a short paragraph.",
    ];

    private static readonly ImmutableArray<string> NonArea =
    [
        "Describe a road, waterway or other single feature that stands out in this aerial image.",
        "Pick out a line or a place in this aerial photo, such as a road, and say how it runs or where it lies.",
        "Which single feature can be followed in this aerial image? Answer in a short paragraph.",
    ];

    private static readonly ImmutableArray<string> Revision =
    [
        "Write a short caption for this aerial image.",
        "Caption this aerial photo.",
        "What does this aerial image show? Answer briefly.",
    ];

    /// <summary>The wordings to choose from; at least one.</summary>
    public static ImmutableArray<string> For(CaptionTask task) => task switch
    {
        CaptionTask.Area => Area,
        CaptionTask.NonArea => NonArea,
        CaptionTask.Revision => Revision,
        _ => throw new UnreachableException(),
    };
}
