using System.Xml.Linq;
using NuTonic.Engine.Pipeline.Options;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Docs;

/// <summary>The build files give MSBuild the options and defaults of the table.</summary>
public sealed class OptionFilesTests
{
    private const string ReferenceCondition = "'$(Compat)' == 'reference'";
    private const string AerialCondition = "'$(Profile)' == 'rsteller'";

    private static readonly string BuildFolder = Path.Combine(RepositoryRoot.Path, "build");

    [Fact]
    public void Props_EveryOption_HasTheDefaultOfTheTable()
    {
        Dictionary<string, string> expected = OptionTable.All.ToDictionary(
            option => option.Name, option => option.Default);

        Assert.Equal(expected, Defaults(null));
    }

    [Fact]
    public void Props_CompatReference_HasTheDefaultsOfTheTable()
    {
        Dictionary<string, string> expected = OptionTable.All
            .Where(option => option.ReferenceDefault is not null)
            .ToDictionary(option => option.Name, option => option.ReferenceDefault!);

        Assert.Equal(expected, Defaults(ReferenceCondition));
    }

    [Fact]
    public void Props_ProfileOfQuads_HasTheDefaultsOfTheTable()
    {
        Dictionary<string, string> expected = OptionTable.All
            .Where(option => option.AerialDefault is not null)
            .ToDictionary(option => option.Name, option => option.AerialDefault!);

        Assert.Equal(expected, Defaults(AerialCondition));
    }

    [Fact]
    public void Targets_EveryOption_IsHandedToTheTask()
    {
        XDocument targets = XDocument.Load(Path.Combine(BuildFolder, "NuTonic.targets"));

        Dictionary<string, string> items = targets.Descendants("NuTonicOption")
            .ToDictionary(item => item.Attribute("Include")!.Value, item => item.Attribute("Value")!.Value);

        Assert.Equal(OptionTable.All.ToDictionary(option => option.Name, option => $"$({option.Name})"), items);
    }

    private static Dictionary<string, string> Defaults(string? condition) =>
        XDocument.Load(Path.Combine(BuildFolder, "NuTonic.props")).Root!.Elements("PropertyGroup")
            .Where(group => group.Attribute("Condition")?.Value == condition)
            .Elements()
            .ToDictionary(property => property.Name.LocalName, property => property.Value);
}
