using System.Security.Cryptography;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Imaging.Png;
using NuTonic.Engine.Pipeline;
using NuTonic.Engine.Pipeline.Reports;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Pipeline;

/// <summary>
/// Guards the version constants: when a step's bytes change and its constant does not, caches would mix old and new.
/// Pictures are compared decoded: the encoder of PNG has tests of its own.
/// </summary>
public sealed class StepVersionsTests : IDisposable
{
    private static readonly (string Step, string Folder)[] Steps =
    [
        ("Chip", "images"), ("Label", "labels"), ("Rows", "metadata"), ("Overlay", "overlays"), ("Still", "stills"),
        ("Split", "data"), ("Settings", "meta"),
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Build_SmallSampleWorld_GivesTheBytesOfTheStepVersions()
    {
        Dictionary<string, string> options = new()
        {
            ["SamplePois"] = "1",
            ["SampleKm"] = "1",
            ["NativeTile"] = "64",
            ["Stride"] = "64",
            ["OutputSize"] = "32",
            ["WriteBboxOverlays"] = "true",
        };
        DatasetRequest request = new(options, _folder.Path, _folder.Combine("obj"), _ => null);

        Dataset.Build(request, rebuild: false, new FailingLog(), TestContext.Current.CancellationToken);

        string[] actual =
        [
            .. Steps.Select(
                step => $"{step.Step} {Version(step.Step)} {DigestOf(_folder.Combine("out", step.Folder))}"),
            $"Card {StepVersions.Card} {DigestOf(_folder.Combine("out"), SearchOption.TopDirectoryOnly)}",
        ];
        Compare(Path.Combine(RepositoryRoot.Path, "tests/Engine.Tests/Pipeline/Golden/steps.txt"), actual);
    }

    private static void Compare(string golden, string[] actual)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(golden)!);
            File.WriteAllText(golden, string.Join('\n', actual) + "\n");
        }

        string[] changed = [.. actual.Except(File.ReadAllLines(golden)).Select(line => line.Split(' ')[0])];
        Assert.True(
            changed.Length == 0,
            string.Join(
                '\n',
                changed.Select(
                    step => $"output of step {step} changed: raise StepVersions.{step} and run with UPDATE_GOLDEN=1")));
    }

    private static int Version(string step) => (int)typeof(StepVersions).GetField(step)!.GetRawConstantValue()!;

    private static string DigestOf(string folder, SearchOption depth = SearchOption.AllDirectories)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        // The report of the build is the one file that is no part of the data set.
        string[] files = [.. Directory.GetFiles(folder, "*", depth)
            .Where(file => !file.EndsWith(BuildReportFile.RelativePath, StringComparison.Ordinal))];
        Assert.NotEmpty(files);
        Array.Sort(files, StringComparer.Ordinal);
        foreach (string file in files)
        {
            byte[] bytes = File.ReadAllBytes(file);
            hash.AppendData(
                file.EndsWith(".png", StringComparison.Ordinal) ? PngDecoder.Decode(bytes, file).Samples : bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private sealed class FailingLog : IDatasetLog
    {
        public void Report(Diagnostic diagnostic) => Assert.Fail(diagnostic.Message);

        public void Detail(string text)
        {
        }

        public void Summary(string text)
        {
        }
    }
}
