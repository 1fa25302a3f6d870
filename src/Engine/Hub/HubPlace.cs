using System.Text.RegularExpressions;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Hub;

/// <summary>A branch of a data set on the Hub, and the addresses of what can be asked of it.</summary>
/// <seealso href="https://huggingface.co/docs/hub/api">Hub API endpoints</seealso>
internal sealed partial class HubPlace
{
    private const int LongestRepo = 96;
    private readonly string _root;

    private HubPlace(Uri endpoint, string repo, string revision)
    {
        Endpoint = endpoint;
        Repo = repo;
        Revision = revision;
        _root = endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/');
    }

    /// <summary>Address of the Hub.</summary>
    public Uri Endpoint { get; }

    /// <summary>Owner and name, as in "org/name".</summary>
    public string Repo { get; }

    /// <summary>Name of the branch.</summary>
    public string Revision { get; }

    /// <summary>Where people look at it.</summary>
    public string Page => $"{_root}/datasets/{Repo}";

    /// <summary>Creates repositories.</summary>
    public Uri Create => new($"{_root}/api/repos/create");

    /// <summary>Describes the repository.</summary>
    public Uri Description => new($"{_root}/api/datasets/{Repo}");

    /// <summary>Describes the branch.</summary>
    public Uri Head => new($"{_root}/api/datasets/{Repo}/revision/{Escaped}");

    /// <summary>Creates the branch.</summary>
    public Uri Branch => new($"{_root}/api/datasets/{Repo}/branch/{Escaped}");

    /// <summary>Says how files have to be sent.</summary>
    public Uri Preupload => new($"{_root}/api/datasets/{Repo}/preupload/{Escaped}");

    /// <summary>Takes commits.</summary>
    public Uri Commit => new($"{_root}/api/datasets/{Repo}/commit/{Escaped}");

    /// <summary>Says where large files are sent to.</summary>
    public Uri LargeFiles => new($"{_root}/datasets/{Repo}.git/info/lfs/objects/batch");

    private string Escaped => Uri.EscapeDataString(Revision);

    /// <summary>Checks the parts and puts them together.</summary>
    /// <param name="endpoint">Address of the Hub.</param>
    /// <param name="repo">Owner and name.</param>
    /// <param name="revision">Name of the branch.</param>
    /// <exception cref="NuTonicException">NT6400, NT6414, NT6415: one of them does not fit.</exception>
    public static HubPlace Of(string endpoint, string repo, string revision)
    {
        if (repo.Length == 0)
        {
            throw new NuTonicException(Errors.HubRepoWrong, null, repo, "no name was given");
        }

        if (repo.Length > LongestRepo || !RepoName().IsMatch(repo) || repo.Contains("--", StringComparison.Ordinal)
            || repo.Contains("..", StringComparison.Ordinal)
            || repo.EndsWith(".git", StringComparison.OrdinalIgnoreCase))
        {
            throw new NuTonicException(Errors.HubRepoWrong, null, repo, "the form or a character is not allowed");
        }

        if (!BranchName().IsMatch(revision) || revision.Contains("..", StringComparison.Ordinal)
            || revision.Contains("//", StringComparison.Ordinal)
            || revision.EndsWith('/') || revision.EndsWith('.'))
        {
            throw new NuTonicException(Errors.HubRevisionWrong, null, revision);
        }

        return new HubPlace(EndpointOf(endpoint), repo, revision);
    }

    /// <summary>The files of a commit, with those in folders.</summary>
    /// <param name="commit">Id of the commit, so that all pages are of one state.</param>
    public Uri Tree(string commit) => new($"{_root}/api/datasets/{Repo}/tree/{commit}?recursive=true&expand=false");

    /// <summary>The content of a file.</summary>
    /// <param name="commit">Id of the commit.</param>
    /// <param name="path">Of the file.</param>
    public Uri File(string commit, string path) =>
        new($"{Page}/resolve/{commit}/{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}");

    /// <summary>True when <paramref name="address"/> is on the Hub itself, so that the token may go there.</summary>
    public bool Hosts(Uri address) =>
        address.Scheme == Endpoint.Scheme && address.IdnHost == Endpoint.IdnHost && address.Port == Endpoint.Port;

    private static Uri EndpointOf(string endpoint)
    {
        // Its text is not shown: people put keys into addresses.
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out Uri? address) || address.Scheme is not ("http" or "https"))
        {
            throw new NuTonicException(Errors.HubEndpointWrong, null, "is no web address");
        }

        if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
        {
            throw new NuTonicException(Errors.HubEndpointWrong, null, "has more than a host and a path");
        }

        return address.Scheme == "https" || address.IsLoopback
            ? address
            : throw new NuTonicException(Errors.HubEndpointWrong, null, "would send the token without encryption");
    }

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]*/[A-Za-z0-9][A-Za-z0-9._-]*\z")]
    private static partial Regex RepoName();

    [GeneratedRegex(@"\A[A-Za-z0-9_][A-Za-z0-9._/-]{0,99}\z")]
    private static partial Regex BranchName();
}
