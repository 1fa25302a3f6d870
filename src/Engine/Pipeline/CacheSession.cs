using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Pipeline.Fetch;
using NuTonic.Engine.Pipeline.Options;

namespace NuTonic.Engine.Pipeline;

/// <summary>What work on the cache itself needs of the options and of the last build; it builds nothing.</summary>
internal sealed class CacheSession
{
    private readonly DatasetRequest _request;
    private readonly IDatasetLog _log;
    private readonly string _folder;

    private CacheSession(DatasetRequest request, OptionSet options, IDatasetLog log)
    {
        _request = request;
        _log = log;
        Options = BuildOptions.From(options, request.ProjectFolder);
        _folder = StateFiles.FolderOf(request.StateFolder, Options.DatasetDir);
    }

    /// <summary>The options and locations.</summary>
    public BuildOptions Options { get; }

    /// <summary>Absolute folder of the sources that the last build fetched; need not exist.</summary>
    public string FetchFolder => SourceRequest.FetchFolderIn(_folder);

    /// <summary>Checks the options; null when one is bad, which was reported.</summary>
    public static CacheSession? Open(DatasetRequest request, IDatasetLog log) =>
        OptionSet.Parse(request.Options, request.Locate, log.Report) is { } options
            ? new CacheSession(request, options, log)
            : null;

    /// <summary>Takes the lock of the output folder, so that the record of the last build is a whole one.</summary>
    public BuildLock Lock(CancellationToken cancellation) => BuildLock.Take(
        StateFiles.LockIn(_folder), Options.Set.Flag("WaitForLock"), _log.Report, cancellation);

    /// <summary>
    /// What the last build left. A running build may be writing to it: a torn end is none of our business.
    /// </summary>
    public BuildState LoadState() => BuildState.Load(StateFiles.StateIn(_folder), _ => { });

    /// <summary>The cache; nothing is written to it when the options say so.</summary>
    public CacheDirectory OpenCache() => CacheDirectory.Open(
        Options.CacheDir, new CacheOptions { ReadOnly = Options.Set.Flag("CacheReadOnly") }, _log.Report);

    /// <summary>Absolute path of the archive.</summary>
    /// <exception cref="NuTonicException">NT8301: the option is not set.</exception>
    public string Archive(string target) => Options.Set.Text("File") is { Length: > 0 } file
        ? Path.GetFullPath(file, _request.ProjectFolder)
        : throw new NuTonicException(Errors.ArchiveUnset, null, target);

    /// <summary>Refuses <paramref name="target"/>, which writes to the cache, when that is read-only.</summary>
    /// <exception cref="NuTonicException">NT9002.</exception>
    public void ThrowIfReadOnly(string target)
    {
        if (Options.Set.Flag("CacheReadOnly"))
        {
            throw new NuTonicException(
                Errors.OptionsContradict,
                _request.Locate("CacheReadOnly"),
                $"{target} writes to the cache, but CacheReadOnly is true: unset it for this target.");
        }
    }
}
