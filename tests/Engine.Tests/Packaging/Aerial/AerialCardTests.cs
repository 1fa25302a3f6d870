using System.Text;
using NuTonic.Engine.Captions;
using NuTonic.Engine.Packaging;
using NuTonic.Engine.Packaging.Aerial;
using NuTonic.Engine.Tests.Packaging.Shards;
using NuTonic.Engine.Tests.Rows;
using NuTonic.Engine.Tiling;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Packaging.Aerial;

public sealed class AerialCardTests
{
    private static readonly AerialCardFacts Empty = new()
    {
        Sources = [AerialSource.Naip],
        HasExtract = false,
        Quads = 2,
        Patches = 40,
        PatchesWithoutElements = 40,
        PatchesWithoutSubject = 0,
        PatchSizePx = 448,
        GsdMeters = 0.6,
        Captions = new CaptionTally(),
        Shards = 0,
        ShardSize = 5000,
        Options = [new("Profile", "rsteller"), new("ImageryRoot", "/home/someone/naip"), new("OsmExtract", "")],
    };

    private static AerialCardFacts Full => Empty with
    {
        Sources = [AerialSource.Naip, AerialSource.OpenStreetMap],
        Models = ["mistralai/Mistral-Nemo-Instruct-2407", "local"],
        HasExtract = true,
        Quads = 120,
        Patches = 12_900,
        PatchesWithoutElements = 500,
        PatchesWithoutSubject = 60,
        Refused = [new("without pixels", 33), new("the same ground in another quad", 1_204)],
        Dates = ("2021-08-01", "2022-11-26"),
        Captions = Tally(),
        Shards = 5,
        HasIndex = true,
        RowsBySplit = [new(Split.Train, 20_000), new(Split.Validation, 4_680), new(Split.Test, 0)],
    };

    [Fact]
    public void Write_ModelsAndTemplates_MatchesGolden() =>
        GoldenText.Check("Packaging", "aerial-card.md", AerialCard.Write(Full));

    [Fact]
    public void Write_NoMap_MatchesGolden() =>
        GoldenText.Check("Packaging", "aerial-card-empty.md", AerialCard.Write(Empty));

    [Fact]
    public void Attribution_Sources_MatchesGolden() =>
        GoldenText.Check("Packaging", "attribution.md", AttributionText.Write(Full.Sources, Full.Models));

    [Fact]
    public void Write_TurkishCulture_SameBytes()
    {
        byte[] expected = AerialCard.Write(Full);
        using OtherCulture other = new("tr-TR");

        Assert.Equal(expected, AerialCard.Write(Full));
    }

    [Fact]
    public void Write_NoSamples_HasNoConfigsAndNoLoading()
    {
        string text = Text(Empty);

        Assert.DoesNotContain("configs:", text, StringComparison.Ordinal);
        Assert.DoesNotContain("How to load", text, StringComparison.Ordinal);
        Assert.DoesNotContain("JPG/", text, StringComparison.Ordinal);
        Assert.DoesNotContain("/home", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_NoSamples_SaysWhy()
    {
        AerialCardFacts map = Empty with { HasExtract = true };

        Assert.Contains("No map was given", Text(Empty), StringComparison.Ordinal);
        Assert.Contains("does it cover the imagery?", Text(map), StringComparison.Ordinal);
        Assert.Contains(
            "No element of the map is large", Text(map with { PatchesWithoutElements = 39 }), StringComparison.Ordinal);
        Assert.Contains(
            "No patch passed", Text(map with { Patches = 0, PatchesWithoutElements = 0 }), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_OneShard_NamesIt()
    {
        string text = Text(Full with { Shards = 1, HasIndex = false, RowsBySplit = [] });

        Assert.Contains("WebDataset(\"JPG/train-000000.tar\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain(".idx", text, StringComparison.Ordinal);
        Assert.DoesNotContain("data/", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_TemplatesOnly_SaysNothingOfModels()
    {
        CaptionTally tally = new();
        tally.AddSample([new(CaptionTask.Area, "A field.", "nutonic/template-1")]);

        string text = Text(Full with
        {
            Captions = tally,
            Models = [],
            IsSampleWorld = true,
            Sources = [AerialSource.SampleImagery, AerialSource.SampleMap],
        });

        Assert.DoesNotContain("language model", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("False-discovery", text, StringComparison.Ordinal);
        Assert.Contains("made up", text, StringComparison.Ordinal);
        Assert.Contains("license: apache-2.0\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_NothingRefused_NamesNoLedger()
    {
        CaptionTally tally = new();
        tally.AddSample([new(CaptionTask.Area, "A field.", "local")]);
        tally.AddCheck(4, 0);

        string text = Text(Full with { Captions = tally });

        Assert.Contains("No caption was refused.", text, StringComparison.Ordinal);
        Assert.Contains("0 do not stand in the facts (0%)", text, StringComparison.Ordinal);
        Assert.DoesNotContain("rejected.jsonl", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Variants_SayWhatDiffers()
    {
        string text = Text(Full with { HasFactCheck = false, HasReferenceWords = true, ModelsSeeImages = true });

        Assert.Contains("not checked against their facts", text, StringComparison.Ordinal);
        Assert.DoesNotContain("False-discovery", text, StringComparison.Ordinal);
        Assert.Contains("published RSTeller", text, StringComparison.Ordinal);
        Assert.DoesNotContain("never saw", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Programs_ArePython()
    {
        string[] programs = [.. Text(Full).Split("```python\n").Skip(1).Select(part => part.Split("```")[0])];

        Assert.Equal(3, programs.Length);
        Assert.All(
            programs,
            program => ShardScene.Run("python3", "-c", "import sys; compile(sys.argv[1], 'card', 'exec')", program));
    }

    public static TheoryData<string[], string, string?> Licenses => new()
    {
        { ["public-domain", "odbl"], "odbl", null },
        { ["apache-2.0", "odbl"], "odbl", null },
        { ["apache-2.0", "apache-2.0"], "apache-2.0", null },
        { ["public-domain"], "other", "public-domain" },
        { ["cc-by-4.0", "odbl"], "other", "terms-of-each-source" },
        { ["other", "odbl"], "other", "terms-of-each-source" },
        { ["other"], "other", "terms-of-each-source" },
        { ["cc-by-4.0"], "cc-by-4.0", null },
        { [], "other", "terms-of-each-source" },
    };

    [Theory]
    [MemberData(nameof(Licenses))]
    public void AerialLicense_Sources_GiveTheWhole(string[] sources, string id, string? name)
    {
        CardLicense license = AerialLicense.Of(sources.Select(AerialSource.Imagery));

        Assert.Equal((id, name), (license.Id, license.Name));
    }

    private static CaptionTally Tally()
    {
        CaptionTally tally = new();
        tally.AddSamples(12_340);
        tally.Add((CaptionTask.Area, "mistralai/Mistral-Nemo-Instruct-2407"), new WordCount(4_000, 190_000, 31, 77));
        tally.Add((CaptionTask.Area, "nutonic/template-1"), new WordCount(2_000, 60_000, 24, 41));
        tally.Add((CaptionTask.NonArea, "local"), new WordCount(6_340, 304_320, 12, 118));
        tally.Add(
            (CaptionTask.Revision, "mistralai/Mistral-Nemo-Instruct-2407"), new WordCount(12_340, 370_200, 3, 99));
        tally.AddRejected("unknown-name", 41);
        tally.AddRejected("brackets", 3);
        tally.AddCheck(48_000, 57);
        for (int i = 0; i < 3_000; i++)
        {
            tally.Words.AddText($"word{i}");
        }

        return tally;
    }

    private static string Text(AerialCardFacts facts) => Encoding.UTF8.GetString(AerialCard.Write(facts));
}
