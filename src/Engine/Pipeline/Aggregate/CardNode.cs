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
    /// <param name="totals">The splits.</param>
    /// <param name="files">Their files.</param>
    public static Node Create(
        PoiContext build, ImmutableArray<SplitTotals> totals, ImmutableArray<SplitFacts> files)
    {
        CardFacts facts = Facts(build, totals, files);
        return new Node
        {
            Name = "card",
            Kind = Kind,
            Manifest = Describe(build, facts),
            Origin = FieldOrigins.Of,
            Outputs = ["README.md"],
            Compute = _ => new NodeProduct(ReadOnlyMemory<byte>.Empty, [DatasetCard.Write(facts)]),
        };
    }

    private static Manifest Describe(PoiContext build, CardFacts facts)
    {
        Manifest.Builder manifest = new(Kind, StepVersions.Card);
        foreach (SplitFacts split in facts.Splits)
        {
            manifest.Add(split.Path, split.Sha256).Add(split.Path + " places", split.Places);
            manifest.Add(split.Path + " chips", split.Chips).Add(split.Path + " rows", string.Join(' ', split.RowsByKind));
        }

        manifest.Add("pixels of each class", string.Join(' ', facts.ClassPixels));
        manifest.Add("sample world", build.Options.PoiRoot is null);
        foreach ((string name, string value) in facts.Options)
        {
            manifest.Add(name, value);
        }

        return manifest.ToManifest();
    }

    private static CardFacts Facts(
        PoiContext build, ImmutableArray<SplitTotals> totals, ImmutableArray<SplitFacts> files)
    {
        RowCounts all = new();
        foreach (SplitTotals split in totals)
        {
            all.Add(split.Counts);
        }

        string license = build.Options.Set.Text("LicenseId");
        return new CardFacts
        {
            PrettyName = build.Options.Set.Text("DatasetName"),
            License = license == "other" ? CardLicense.PerSource : new CardLicense(license, null, null),
            Sources = build.Options.PoiRoot is null
                ? [SourceCredit.SampleWorld]
                : [SourceCredit.Sentinel2, SourceCredit.Labels("other")],
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
}
