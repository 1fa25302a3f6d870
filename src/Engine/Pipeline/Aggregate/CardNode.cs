using System.Collections.Immutable;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Packaging;
using NuTonic.Engine.Pipeline.Poi;
using NuTonic.Engine.Regions;

namespace NuTonic.Engine.Pipeline.Aggregate;

/// <summary>The node <c>card</c>: README.md of the data set.</summary>
internal static class CardNode
{
    /// <summary>Kind of the node.</summary>
    public const string Kind = "card";

    /// <summary>The node.</summary>
    /// <param name="build">Options.</param>
    /// <param name="totals">What the data set consists of.</param>
    /// <param name="files">The split files.</param>
    /// <param name="ledger">The published ledger of sources; null when there is none.</param>
    /// <param name="hasFolders">True when the files of POIs lie in sub-folders.</param>
    public static Node Create(
        PoiContext build, DatasetTotals totals, ImmutableArray<SplitFacts> files, OutputRecord? ledger, bool hasFolders)
    {
        CardFacts facts = Facts(build, totals, files) with { HasFolders = hasFolders };
        return new Node
        {
            Name = "card",
            Kind = Kind,
            Manifest = Describe(build, facts, ledger),
            Origin = FieldOrigins.Of,
            Outputs = ["README.md"],
            Compute = _ => new NodeProduct(
                ReadOnlyMemory<byte>.Empty,
                [DatasetCard.Write(ledger is null ? facts : WithSources(build, facts, totals))]),
        };
    }

    private static Manifest Describe(PoiContext build, CardFacts facts, OutputRecord? ledger)
    {
        Manifest.Builder manifest = new(Kind, StepVersions.Card);
        foreach (SplitFacts split in facts.Splits)
        {
            manifest.Add(split.Path, split.Sha256).Add(split.Path + " places", split.Places);
            manifest.Add(split.Path + " chips", split.Chips)
                .Add(split.Path + " rows", string.Join(' ', split.RowsByKind));
        }

        manifest.Add("pixels of each class", string.Join(' ', facts.ClassPixels));
        if (facts.HasFolders)
        {
            manifest.Add("sub-folders", true);
        }

        manifest.Add("sample world", build.IsSampleWorld);
        foreach ((string name, string value) in facts.Options)
        {
            manifest.Add(name, value);
        }

        // Only where there are any, so that cards without them keep their fingerprints.
        if (ledger is not null)
        {
            manifest.Add(SourceLedger.RelativePath, ledger.Digest);
        }

        if (ledger is not null || facts.Clouds is not null)
        {
            manifest.Add("POIs", facts.Pois);
        }

        if (facts.Clouds is { } clouds)
        {
            manifest.Add("POIs with scene classes", clouds.PoisClassified)
                .Add("tiles under clouds", clouds.TilesLeftOut);
        }

        return manifest.ToManifest();
    }

    private static CardFacts Facts(PoiContext build, DatasetTotals totals, ImmutableArray<SplitFacts> files)
    {
        RowCounts all = new();
        foreach (SplitTotals split in totals.Splits)
        {
            all.Add(split.Counts);
        }

        string license = build.Options.Set.Text("LicenseId");
        return new CardFacts
        {
            PrettyName = build.Options.Set.Text("DatasetName"),
            License = license == "other" ? CardLicense.PerSource : new CardLicense(license, null, null),
            Sources = build.IsSampleWorld
                ? [SourceCredit.SampleWorld]
                : [SourceCredit.Sentinel2, .. LabelCredit(build)],
            Pois = totals.Pois,
            Clouds = totals.PoisClassified == 0
                ? null
                : new CloudFilter(build.Steps.MaxCloudFraction, totals.PoisClassified, totals.Pois, totals.CloudyTiles),
            Splits = files,
            ClassPixels = [.. LandCoverClass.All.Select(landCover => all.Pixels(landCover.Id))],
            Options = [.. build.Settings],
            OutputSizePx = build.Steps.OutputSize,
            NativeTilePx = build.Steps.NativeTile,
            BoxConvention = build.Steps.Rows.BoxConvention,
            CaptionShares = build.Steps.Rows.CaptionShares,
            HasOverlappingTiles = build.Steps.Stride < build.Steps.NativeTile,
            KeepsPlacesTogether = build.Steps.SplitByBase,
            HasSyntheticLabels = build.Steps.SyntheticLabels,
            HasOverlays = build.Steps.Overlays,
        };
    }

    // Made-up labels come from nobody.
    private static SourceCredit[] LabelCredit(PoiContext build) =>
        build.Steps.SyntheticLabels ? [] : [SourceCredit.Labels("other")];

    // What POIs name takes the place of what is said in general, as far as every POI names something.
    private static CardFacts WithSources(PoiContext build, CardFacts facts, DatasetTotals totals)
    {
        SourceTally tally = LedgerNode.Read(Path.Combine(build.Services.Outputs.Root, SourceLedger.RelativePath));
        ImmutableArray<SourceUse> uses = tally.Uses();
        List<SourceCredit> general = [];
        if (build.IsSampleWorld)
        {
            general.AddRange(facts.Sources);
        }
        else
        {
            general.AddRange(tally.PoisWith("imagery") < totals.Pois ? [SourceCredit.Sentinel2] : []);
            general.AddRange(tally.PoisWith("labels") < totals.Pois ? LabelCredit(build) : []);
        }

        return facts with { Sources = [.. uses.Select(use => use.Credit).Distinct(), .. general], Uses = uses };
    }
}
