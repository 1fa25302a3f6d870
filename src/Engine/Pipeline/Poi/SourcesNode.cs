using System.Collections.Immutable;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Packaging;
using NuTonic.Engine.Sources;

namespace NuTonic.Engine.Pipeline.Poi;

/// <summary>The node <c>poi/sources</c>: the POI's lines of the ledger of sources.</summary>
internal static class SourcesNode
{
    /// <summary>Kind of the node.</summary>
    public const string Kind = "poi/sources";

    /// <summary>The node of one POI.</summary>
    /// <param name="poiId">Its id.</param>
    /// <param name="sources">What <see cref="EntriesOf"/> gave; not empty.</param>
    public static Node Create(string poiId, ImmutableArray<SourceEntry> sources) => new()
    {
        Name = "sources",
        Kind = Kind,
        Manifest = Describe(poiId, sources),
        Origin = FieldOrigins.Of,
        Outputs = [null],
        Compute = _ => new NodeProduct(ReadOnlyMemory<byte>.Empty, [SourceLedger.WriteLines(poiId, sources)]),
    };

    /// <summary>The sources as they are published. Those of labels are left out where labels are made up.</summary>
    public static ImmutableArray<SourceEntry> EntriesOf(PoiDocument document, bool hasSyntheticLabels) =>
    [
        .. document.Sources
            .Where(source => source.Role != PoiSourceRole.Labels || !hasSyntheticLabels)
            .Select(source => new SourceEntry(NameOf(source.Role), source.Title)
            {
                Collection = source.Collection,
                Item = source.Item,
                Datetime = source.Datetime,
                CloudCover = source.CloudCover,
                Href = source.Href,
                License = source.License,
                Attribution = source.Attribution,
            }),
    ];

    private static string NameOf(PoiSourceRole role) => role switch
    {
        PoiSourceRole.Labels => "labels",
        PoiSourceRole.Still => "still",
        _ => "imagery",
    };

    private static Manifest Describe(string poiId, ImmutableArray<SourceEntry> sources)
    {
        Manifest.Builder manifest = new(Kind, StepVersions.Sources);
        manifest.Add("poi_id", poiId);
        for (int i = 0; i < sources.Length; i++)
        {
            foreach ((string name, object value) in sources[i].Fields())
            {
                string field = FormattableString.Invariant($"sources {i} {name}");
                _ = value is double number ? manifest.Add(field, number) : manifest.Add(field, (string)value);
            }
        }

        return manifest.ToManifest();
    }
}
