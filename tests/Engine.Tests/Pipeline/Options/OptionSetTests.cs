using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Packaging;
using NuTonic.Engine.Pipeline.Options;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Pipeline.Options;

public sealed class OptionSetTests
{
    [Theory]
    [InlineData("OutputSize", "7", "from 8 to 4096")]
    [InlineData("OutputSize", "4097", "from 8 to 4096")]
    [InlineData("OutputSize", "224.5", "a whole number")]
    [InlineData("OutputSize", "0x80", "a whole number")]
    [InlineData("OutputSize", "1,000", "a whole number")]
    [InlineData("MinClassFraction", "1.01", "a number from 0 to 1")]
    [InlineData("MinClassFraction", "-0.01", "a number from 0 to 1")]
    [InlineData("MinClassFraction", "0,05", "a number from 0 to 1")]
    [InlineData("MinClassFraction", "NaN", "a number from 0 to 1")]
    [InlineData("Grounding", "yes", "true or false")]
    [InlineData("Compat", "both", "correct or reference")]
    [InlineData("EdgeTiles", "keep", "flush or drop")]
    public void Parse_BadValue_ErrorWithNameValueRangeAndPlace(string name, string value, string range)
    {
        SourceLocation place = new("dataset.proj", 4, 2);
        List<Diagnostic> errors = [];

        OptionSet? set = OptionSet.Parse(Given((name, value)), asked => asked == name ? place : null, errors.Add);

        Assert.Null(set);
        Diagnostic error = Assert.Single(errors);
        Assert.Equal((Errors.BadOption.Code, Severity.Error, place), (error.Code, error.Severity, error.Location));
        Assert.Contains($"{name}='{value}'", error.Message, StringComparison.Ordinal);
        Assert.Contains(range, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_SeveralBadValues_ReportsAllOfThem()
    {
        List<Diagnostic> errors = [];

        OptionSet.Parse(Given(("OutputSize", "x"), ("Stride", "0"), ("Grounding", "2")), _ => null, errors.Add);

        Assert.Equal(3, errors.Count);
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    public void Parse_InAnyCulture_ReadsTheSame(string culture)
    {
        using OtherCulture other = new(culture);

        OptionSet set = Parsed(
            ("MinClassFraction", "0.125"),
            ("StemStyle", "INDEX"),
            ("Grounding", "FALSE"),
            ("BoxConvention", "INCLUSIVE"));

        Assert.Equal(0.125, set.Number("MinClassFraction"));
        Assert.Equal("index", set.Text("StemStyle"));
        Assert.Equal("inclusive", set.Text("BoxConvention"));
        Assert.False(set.Flag("Grounding"));
        Assert.Contains(new Setting("MinClassFraction", "0.125"), set.ChangingResult(OptionTable.LandCover));
    }

    [Fact]
    public void Parse_OtherSpellingOfOneValue_SameCanonicalText()
    {
        OptionSet one = Parsed(("MinClassFraction", "0.10"), ("OutputSize", "0224"), ("Grounding", "True"));
        OptionSet other = Parsed(("MinClassFraction", "1e-1"), ("OutputSize", " 224 "), ("Grounding", "true"));

        Assert.Equal(one.ChangingResult(OptionTable.LandCover), other.ChangingResult(OptionTable.LandCover));
    }

    [Fact]
    public void Parse_CompatReference_ChangesDefaultsOnly()
    {
        OptionSet set = Parsed(("Compat", "reference"), ("EdgeTiles", "flush"));

        Assert.Equal("flush", set.Text("EdgeTiles"));
        Assert.Equal("index", set.Text("StemStyle"));
        Assert.Equal(24, set.Integer("MaxRegionsPerClass"));
    }

    [Fact]
    public void Parse_CompatReference_SameSettingsAsItsDefaultsByHand()
    {
        (string, string)[] byHand =
        [
            .. OptionTable.All.Where(option => option.ReferenceDefault is not null)
                .Select(option => (option.Name, option.ReferenceDefault!)),
        ];

        Assert.Equal(
            Parsed(("Compat", "reference")).ChangingResult(OptionTable.LandCover),
            Parsed(byHand).ChangingResult(OptionTable.LandCover));
    }

    [Theory]
    [InlineData("poi_1 poi_2")]
    [InlineData("poi_1;poi_2")]
    [InlineData(" poi_1 ,, poi_2; ")]
    public void List_AnySeparator_SameEntries(string text) =>
        Assert.Equal(["poi_1", "poi_2"], Parsed(("Poi", text)).List("Poi"));

    [Theory]
    [InlineData("98", "2")]
    [InlineData("50", "50")]
    public void StepOptions_StretchLowNotBelowHigh_Contradiction(string low, string high)
    {
        NuTonicException failure = Assert.Throws<NuTonicException>(
            () => StepOptions.From(Parsed(("StretchLow", low), ("StretchHigh", high)), _ => null));

        Assert.Equal(Errors.OptionsContradict.Code, failure.Diagnostic.Code);
        Assert.Contains($"StretchLow={low}", failure.Message, StringComparison.Ordinal);
        Assert.Contains($"StretchHigh={high}", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OutputSise", "OutputSize")]
    [InlineData("outputsize", "OutputSize")]
    [InlineData("Strid", "Stride")]
    [InlineData("MinClassFracton", "MinClassFraction")]
    [InlineData("PoiRot", "PoiRoot")]
    [InlineData("Verbosity", null)]
    [InlineData("X", null)]
    public void Nearest_MisspeltName_FindsTheOption(string name, string? expected) =>
        Assert.Equal(expected, OptionNames.Nearest(name));

    private static OptionSet Parsed(params (string Name, string Value)[] values) => OptionSet.Parse(
        Given(values), _ => null, error => Assert.Fail(error.Message))!;

    private static Dictionary<string, string> Given(params (string Name, string Value)[] values) =>
        values.ToDictionary(value => value.Name, value => value.Value);
}
