using System.Collections.Immutable;

namespace NuTonic.Engine.Packaging;

/// <summary>What the YAML block at the top of a card says.</summary>
internal sealed record CardHeader
{
    /// <summary>Name of the data set for people.</summary>
    public required string PrettyName { get; init; }

    /// <summary>Licence of the whole.</summary>
    public required CardLicense License { get; init; }

    /// <summary>Rows or samples of all splits.</summary>
    public required long Rows { get; init; }

    /// <summary>Identifiers of the tasks that the Hub knows.</summary>
    public required ImmutableArray<string> Tasks { get; init; }

    /// <summary>Tags; geospatial, image, text and webdataset mean something to the Hub.</summary>
    public required ImmutableArray<string> Tags { get; init; }

    /// <summary>
    /// Files by split, without splits that are empty: they have no schema. All of one format, because readers take it
    /// from the first.
    /// </summary>
    public required ImmutableArray<CardFile> Files { get; init; }
}
