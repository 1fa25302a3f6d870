using NuTonic.Engine.Network;
using NuTonic.Engine.Places.Lists;

namespace NuTonic.Engine.Places.Datasets;

/// <summary>Which rows of which dataset are asked for.</summary>
internal sealed record RowsOptions
{
    /// <summary>The dataset of the reference: 11,000 places of street views, with address and country.</summary>
    public const string DefaultDataset = "stochastic/random_streetview_images_pano_v0.0.2";

    /// <summary>Address of the rows server, with or without a slash at the end.</summary>
    public Uri BaseAddress { get; init; } = new("https://datasets-server.huggingface.co/");

    /// <summary>Name of the dataset, as in <c>owner/name</c>.</summary>
    public string Dataset { get; init; } = DefaultDataset;

    /// <summary>Configuration; null for the one called default, or else the first.</summary>
    public string? Configuration { get; init; }

    /// <summary>Split; null for the one called train, or else the first.</summary>
    public string? Split { get; init; }

    /// <summary>Most rows, and which columns hold the position. Ids are never taken from a dataset.</summary>
    public PlaceListOptions Columns { get; init; } = new();

    /// <summary>Token of the Hub, for datasets that are not open to all; null without one.</summary>
    public ICredential? Credential { get; init; }
}
