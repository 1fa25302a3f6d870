using System.Text.RegularExpressions;
using System.Xml.Linq;
using NuTonic.Engine.Pipeline.Options;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Pipeline.Options;

/// <summary>Holds build/NuTonic.props and build/NuTonic.targets to the table.</summary>
public sealed partial class OptionTableTests
{
    [Fact]
    public void Names_AreUnique() => Assert.Equal(
        OptionTable.All.Length,
        OptionTable.All.Select(option => option.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());

    [Fact]
    public void Props_LeaveEveryValueThatIsSet()
    {
        foreach (XElement property in Properties())
        {
            Assert.Equal($"'$({property.Name.LocalName})' == ''", (string?)property.Attribute("Condition"));
        }
    }

    [Fact]
    public void Engine_ReadsEveryOptionAndNoOther()
    {
        string engine = Path.Combine(RepositoryRoot.Path, "src", "Engine", "Pipeline");
        HashSet<string> read = [];
        foreach (string file in Directory.EnumerateFiles(engine, "*.cs", SearchOption.AllDirectories))
        {
            read.UnionWith(Read().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value));
        }

        Assert.Equal(
            OptionTable.All.Select(option => option.Name).Order(StringComparer.Ordinal),
            read.Append("Compat").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Defaults_AreAllowedValues()
    {
        Assert.NotNull(
            OptionSet.Parse(new Dictionary<string, string>(), _ => null, _ => Assert.Fail("a default is bad")));
        Assert.NotNull(OptionSet.Parse(
            new Dictionary<string, string> { ["Compat"] = "reference" },
            _ => null,
            _ => Assert.Fail("a default is bad")));
    }

    private static IEnumerable<XElement> Properties() =>
        XDocument.Load(Path.Combine(RepositoryRoot.Path, "build", "NuTonic.props"))
            .Descendants("PropertyGroup").SelectMany(group => group.Elements());

    [GeneratedRegex(
        @"(?:[sS]et\.(?:Text|Flag|Integer|Number|Amount|List)|[fF]older|Address|Endpoint|Required)\((?:Set, )?""(\w+)""[,)]")]
    private static partial Regex Read();
}
