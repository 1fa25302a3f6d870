using System.Globalization;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Pipeline.Options;

namespace NuTonic.Engine.Pipeline;

/// <summary>
/// Brings the data set up to date, builds it a second time with an empty cache, another number of threads and in
/// another culture, and compares the two.
/// </summary>
/// <param name="request">The data set.</param>
/// <param name="options">Its options.</param>
/// <param name="log">Hears what the first build does, errors of the second one, and differences.</param>
internal sealed class DatasetReproduction(DatasetRequest request, BuildOptions options, IDatasetLog log)
{
    // Named like the state of the data set, whose lock so keeps other processes out of it.
    private readonly string _scratch = Path.Combine(
        request.StateFolder,
        "reproduced",
        Path.GetFileName(StateFiles.FolderOf(request.StateFolder, options.DatasetDir)));

    private string SecondDatasetDir => Path.Combine(_scratch, "out");

    /// <summary>Runs both builds and the comparison; what the second build leaves is removed again.</summary>
    public void Run(CancellationToken cancellation)
    {
        FailureLog failures = new(log);
        using BuildSession? first = BuildSession.Open(request, BuildMode.Build, failures, cancellation);
        first?.Run(cancellation);
        if (first is null || failures.HasErrors)
        {
            return;
        }

        log.Summary($"building the data set a second time in {_scratch}");
        RemoveScratch();
        try
        {
            ForeignCulture.Run(() => BuildSecond(first, failures, cancellation));
        }
        finally
        {
            RemoveScratch();
        }
    }

    private void BuildSecond(BuildSession first, FailureLog failures, CancellationToken cancellation)
    {
        DatasetRequest again = request with { Options = SecondOptions(first.FetchedRoot, first.FetchedExtract) };
        using BuildSession? second = BuildSession.Open(again, BuildMode.Build, failures.WithoutWords(), cancellation);
        if (second is not null)
        {
            first.HandOnPaid(second.Cache);
        }

        second?.Run(cancellation);
        if (second is null || failures.HasErrors)
        {
            return;
        }

        BoundedReport differences = new(log.Report);
        OutputComparison comparison = new(first.Published, second.Published, differences);
        comparison.Run(cancellation);
        differences.Close();
        log.Summary(string.Create(
            CultureInfo.InvariantCulture,
            $"compared {comparison.Outputs} outputs with a second build, {comparison.Bytes} bytes; "
            + $"{differences.Count} differ"));
    }

    // What was fetched is a source like any other: the second build reads it where the first one put it.
    private Dictionary<string, string> SecondOptions(string? fetchedRoot, string? fetchedExtract)
    {
        Dictionary<string, string> second = new(request.Options, StringComparer.Ordinal)
        {
            ["DatasetDir"] = SecondDatasetDir,
            ["CacheDir"] = Path.Combine(_scratch, "cache"),
            ["CacheReadOnly"] = "false",
            ["CacheMaxSize"] = "0",
            ["Parallelism"] = FormattableString.Invariant($"{(options.Threads % 1024) + 1}"),
        };
        if (fetchedRoot is not null)
        {
            second["PoiList"] = "";
            second["PoiDataset"] = "";
            second[options.Set.Text("Profile") == OptionTable.Aerial ? "ImageryRoot" : "PoiRoot"] = fetchedRoot;
        }

        if (fetchedExtract is not null)
        {
            second["OsmExtract"] = fetchedExtract;
        }

        return second;
    }

    private void RemoveScratch()
    {
        foreach (string folder in (string[])[_scratch, StateFiles.FolderOf(request.StateFolder, SecondDatasetDir)])
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (DirectoryNotFoundException)
            {
                // Nothing was left.
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                throw FileFailure.Explain(folder, failure);
            }
        }
    }
}
