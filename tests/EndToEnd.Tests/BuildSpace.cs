using System.Diagnostics;
using NuTonic.Fixtures;

namespace NuTonic.EndToEnd.Tests;

/// <summary>
/// A folder with a dataset.proj of its own, small tiles and its own cache, built by the real <c>dotnet build</c>. The
/// tool itself is compiled once for all spaces, by the first build.
/// </summary>
internal sealed class BuildSpace : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly TemporaryFolder _folder = new();

    /// <summary>
    /// Creates the folder; <paramref name="properties"/> go into its dataset.proj, before the defaults.
    /// </summary>
    public BuildSpace(params (string Name, string Value)[] properties)
    {
        UseTool(RepositoryRoot.Path, properties);
    }

    /// <summary>Environment variables of the builds, besides the inherited ones.</summary>
    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    /// <summary>Absolute path of the folder.</summary>
    public string Path => _folder.Path;

    /// <summary>The data set's folder.</summary>
    public string Out => Combine("out");

    /// <summary>Absolute path of something in the folder.</summary>
    public string Combine(params string[] parts) => _folder.Combine(parts);

    /// <summary>
    /// Writes the dataset.proj anew, to be built by the tool of the repository at <paramref name="root"/>.
    /// </summary>
    public void UseTool(string root, params (string Name, string Value)[] properties) =>
        Write("dataset.proj", Project(root, properties));

    /// <summary>Writes a text file.</summary>
    public void Write(string relativePath, string content)
    {
        string path = Combine(relativePath);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }

    /// <summary>
    /// Runs <c>dotnet build dataset.proj</c> with <paramref name="arguments"/> and waits for its end.
    /// </summary>
    public BuildRun Build(params string[] arguments)
    {
        using Process process = Start(arguments);
        return BuildRun.WaitFor(process, Patience);
    }

    /// <summary>Starts the build without waiting.</summary>
    public Process Start(params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet")
        {
            WorkingDirectory = Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string argument in (string[])["build", "dataset.proj", "-nologo", "-v:n", "-tl:off", .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        // No node or server may outlive a test, and messages are compared.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment.Remove("MSBuildSDKsPath");
        start.Environment.Remove("MSBUILD_EXE_PATH");
        start.Environment.Remove("MSBuildExtensionsPath");
        foreach ((string name, string value) in Environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>All files of the data set with their bytes' digest, by relative path.</summary>
    public SortedDictionary<string, string> Files() => Snapshot.Of(Out);

    public void Dispose() => _folder.Dispose();

    private static string Project(string root, (string Name, string Value)[] properties)
    {
        string own = string.Concat(
            properties.Select(property => $"\n    <{property.Name}>{property.Value}</{property.Name}>"));
        string targets = System.IO.Path.Combine(root, "build", "NuTonic.targets");
        return $"""
            <Project DefaultTargets="Build">
              <Import Project="Directory.Build.props" Condition="Exists('Directory.Build.props')" />
              <PropertyGroup>{own}
              </PropertyGroup>
              <PropertyGroup>
                <NativeTile Condition="'$(NativeTile)' == ''">64</NativeTile>
                <Stride Condition="'$(Stride)' == ''">32</Stride>
                <OutputSize Condition="'$(OutputSize)' == ''">32</OutputSize>
                <SamplePois Condition="'$(SamplePois)' == ''">3</SamplePois>
                <SampleKm Condition="'$(SampleKm)' == ''">1</SampleKm>
              </PropertyGroup>
              <Import Project="{targets}" />
            </Project>
            """;
    }
}
