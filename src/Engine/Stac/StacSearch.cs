using System.Collections.Immutable;

namespace NuTonic.Engine.Stac;

/// <summary>What items are looked for.</summary>
internal sealed record StacSearch
{
    /// <summary>Collections, at least one.</summary>
    public required ImmutableArray<string> Collections { get; init; }

    /// <summary>The box that an item must touch.</summary>
    public required SearchBox Box { get; init; }

    /// <summary>When; null for any time.</summary>
    public DateWindow? Window { get; init; }

    /// <summary>
    /// Most clouds in percent, 0..100: items without a share are then left out. Null takes every item.
    /// </summary>
    public double? MaxCloudPercent { get; init; }

    /// <summary>
    /// The order that the server is asked for, which matters where there are more than
    /// <see cref="MaxItems"/>; null for its own.
    /// </summary>
    public SceneOrder? Order { get; init; }

    /// <summary>Fields that are not needed, such as assets.thumbnail: left out by servers that can.</summary>
    public ImmutableArray<string> UnneededFields { get; init; } = [];

    /// <summary>Items in an answer, at least 1; the server may give fewer.</summary>
    public int PageSize { get; init; } = 50;

    /// <summary>Most items that are taken, at least 1.</summary>
    public int MaxItems { get; init; } = 200;

    /// <summary>Most requests for each piece of the box, at least 1.</summary>
    public int MaxPages { get; init; } = 20;

    /// <summary>What is asked for, for messages and counts.</summary>
    public string Purpose { get; init; } = "scene search";
}
