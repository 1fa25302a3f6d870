using System.Collections.Immutable;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Packaging.Aerial;
using NuTonic.Engine.Patches;
using NuTonic.Engine.Pipeline.Aggregate;
using NuTonic.Engine.Tiling;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>The nodes <c>card</c> and <c>attribution</c>: README.md and ATTRIBUTION.md of an aerial data set.</summary>
internal static class AerialCardNode
{
    /// <summary>Kind of the notices.</summary>
    public const string AttributionKind = "attribution";

    /// <summary>The card. Its text stands for all the counts in it.</summary>
    public static Node Create(AerialContext build, AerialCardFacts facts)
    {
        byte[] card = AerialCard.Write(facts);
        Manifest.Builder manifest = new(CardNode.Kind, AerialVersions.Card);
        foreach ((string name, string value) in build.Settings)
        {
            manifest.Add(name, value);
        }

        return Written("card", CardNode.Kind, manifest.Add("text", Digest.Of(card)), "README.md", card);
    }

    /// <summary>The notices that go with every copy.</summary>
    public static Node Attribution(AerialCardFacts facts)
    {
        byte[] text = AttributionText.Write(facts.Sources, facts.Models);
        Manifest.Builder manifest = new(AttributionKind, AerialVersions.Card);
        return Written(
            AttributionKind, AttributionKind, manifest.Add("text", Digest.Of(text)), AttributionText.Path, text);
    }

    /// <summary>What the card says.</summary>
    /// <param name="build">Options.</param>
    /// <param name="quads">All quads.</param>
    /// <param name="samples">Their samples by shard.</param>
    /// <param name="rows">Image-text rows by split; empty when none are written.</param>
    public static AerialCardFacts FactsOf(
        AerialContext build,
        ImmutableArray<QuadSummary> quads,
        ShardSamples samples,
        ImmutableArray<KeyValuePair<Split, long>> rows)
    {
        int bare = quads.Sum(quad => quad.WithoutElements);
        int small = quads.Sum(quad => quad.WithoutSubject);
        return new AerialCardFacts
        {
            PrettyName = build.Options.Set.Text("DatasetName"),
            Sources = Sources(build, quads),
            Models = build.Captions.Chat is { } chat ? [.. chat.Models] : [],
            HasExtract = build.Map.Exists,
            IsSampleWorld = build.IsSampleWorld,
            Quads = quads.Length,
            Patches = quads.Sum(quad => (long)quad.Samples.Length) + bare + small,
            PatchesWithoutElements = bare,
            PatchesWithoutSubject = small,
            Refused = Refused(quads),
            Dates = DatesOf(quads),
            PatchSizePx = build.Steps.Patches.PatchSize,
            GsdMeters = build.Steps.Patches.Gsd,
            Captions = DatasetTally.Of(quads),
            Shards = samples.Shards.Length,
            ShardSize = build.Steps.ShardSize,
            HasIndex = build.Steps.ShardIndex,
            RowsBySplit = rows,
            ModelsSeeImages = build.Options.Set.Flag("CaptionImage"),
            HasReferenceWords = build.Options.Set.Text("FactWords") == "reference",
            HasFactCheck = build.Steps.FactCheck,
            Options = build.Settings,
        };
    }

    private static Node Written(
        string name, string kind, Manifest.Builder manifest, string path, byte[] content) =>
        new()
        {
            Name = name,
            Kind = kind,
            Manifest = manifest.ToManifest(),
            Origin = FieldOrigins.Of,
            Outputs = [path],
            Compute = _ => new NodeProduct(ReadOnlyMemory<byte>.Empty, [content]),
        };

    private static ImmutableArray<AerialSource> Sources(AerialContext build, ImmutableArray<QuadSummary> quads) =>
    [
        .. quads.SelectMany(quad => AerialSources.Of(build, quad.IsNaip, quad.License))
            .DistinctBy(source => (source.LicenseId, source.Credit.Name))
            .OrderBy(source => source.LicenseId == AerialSource.OpenDatabase)
            .ThenBy(source => source.Credit.Name, StringComparer.Ordinal),
    ];

    private static ImmutableArray<KeyValuePair<string, long>> Refused(ImmutableArray<QuadSummary> quads) =>
    [
        .. Enum.GetValues<PatchFlaw>()
            .Select(flaw => KeyValuePair.Create(
                PatchForecast.WordsOf(flaw),
                quads.Sum(quad => (long)quad.Flaws[(int)flaw])))
            .Where(pair => pair.Value > 0),
    ];

    private static (string First, string Last)? DatesOf(ImmutableArray<QuadSummary> quads)
    {
        string[] dates = [.. quads.Select(quad => quad.Date).OfType<string>().Order(StringComparer.Ordinal)];
        return dates.Length == 0 ? null : (dates[0], dates[^1]);
    }
}
