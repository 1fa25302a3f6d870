namespace NuTonic.EndToEnd.Tests.Misuse;

/// <summary>Options as users set them, rightly and wrongly.</summary>
public sealed class OptionTests
{
    [Fact]
    public void Build_BadValues_NamesValueRangeAndTheLineThatSetIt()
    {
        using BuildSpace space = new(("MinClassFraction", "5%"));
        space.Write("Directory.Build.props", """
            <Project>
              <PropertyGroup>
                <MinAreaPx>-1</MinAreaPx>
              </PropertyGroup>
            </Project>
            """);

        BuildRun run = space.Build("-p:Stride=none");

        PoiScene.AssertFailedCleanly(run);
        Assert.Equal(["NT9001"], run.Errors);
        PoiScene.AssertError(run, "NT9001", "dataset.proj(4,");
        PoiScene.AssertError(run, "NT9001", "MinClassFraction='5%' is not allowed: it has to be a number from 0 to 1");
        PoiScene.AssertError(run, "NT9001", $"{space.Combine("Directory.Build.props")}(3,5)");
        PoiScene.AssertError(run, "NT9001", "MinAreaPx='-1' is not allowed: it has to be a whole number from 0 to");
        PoiScene.AssertError(run, "NT9001", "Stride='none' is not allowed: it has to be a whole number from 1 to 8192");
        Assert.False(Directory.Exists(space.Out));
    }

    [Fact]
    public void Build_SetInThreePlaces_CommandLineBeatsProjectBeatsDirectoryProps()
    {
        using BuildSpace space = new(("OutputSize", "40"), ("DatasetName", "Of the project"), ("Compat", "reference"));
        space.Write("Directory.Build.props", """
            <Project>
              <PropertyGroup>
                <OutputSize>48</OutputSize>
                <DatasetName>Of the folder</DatasetName>
                <MinAreaPx>7</MinAreaPx>
              </PropertyGroup>
            </Project>
            """);

        BuildRun run = space.Build("-p:OutputSize=24", "-p:SamplePois=1", "-p:OutputSise=99");

        Assert.True(run.ExitCode == 0, run.Output);
        string settings = File.ReadAllText(Path.Combine(space.Out, "meta", "settings.json"));
        Assert.Matches("\"OutputSize\": *\"?24\"?", settings);
        Assert.Matches("\"DatasetName\": *\"Of the project\"", settings);
        Assert.Matches("\"MinAreaPx\": *\"?7\"?", settings);
        Assert.Matches("\"MinClassFraction\": *\"?0.05\"?", settings);
        Assert.Matches("\"MaxRegionsPerClass\": *\"?24\"?", settings);
        Assert.Matches("\"EdgeTiles\": *\"drop\"", settings);
        Assert.Equal(["NT9003"], run.Warnings);
        Assert.Contains("'OutputSise': did you mean 'OutputSize'?", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_PoiPatterns_BySpacesBySemicolonAndNone()
    {
        using PoiScene scene = new();
        scene.Copy("poi_a");
        scene.Copy("poi_b");

        BuildRun spaces = scene.Space.Build("-p:Poi=poi_a poi_0*");
        int[] bySpaces = [scene.Chips(PoiScene.Good), scene.Chips("poi_a"), scene.Chips("poi_b")];
        BuildRun semicolon = scene.Space.Build("-p:Poi=poi_a%3Bpoi_b");
        int[] bySemicolon = [scene.Chips(PoiScene.Good), scene.Chips("poi_a"), scene.Chips("poi_b")];
        BuildRun none = scene.Space.Build("-p:Poi=poi_x*");

        int chips = bySpaces[0];
        Assert.True(spaces.ExitCode == 0 && semicolon.ExitCode == 0, spaces.Output + semicolon.Output);
        Assert.True(chips > 0);
        Assert.Equal([chips, chips, 0], bySpaces);
        Assert.Equal([0, chips, chips], bySemicolon);
        PoiScene.AssertFailedCleanly(none);
        PoiScene.AssertError(none, "NT1022", "poi_x*");
        Assert.Equal(chips, scene.Chips("poi_a"));
    }
}
