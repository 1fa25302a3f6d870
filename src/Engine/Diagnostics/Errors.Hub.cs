namespace NuTonic.Engine.Diagnostics;

// NT64xx: publishing to the Hugging Face Hub. A retired code stays as a comment so that it is not given out again.
public static partial class Errors
{
    /// <summary>The name of a repository does not fit: the name, what is wrong.</summary>
    public static readonly ErrorDescriptor HubRepoWrong = Error(
        "NT6400",
        "HubRepo='{0}' is no data set on the Hub: {1}. Write the name of its owner and its own, as in "
        + "-p:HubRepo=org/name.");

    /// <summary>No token: the variable.</summary>
    public static readonly ErrorDescriptor HubTokenMissing = Error(
        "NT6401",
        "The environment variable {0} is not set. It has to hold an access token of the Hub that may "
        + "write to the repository.");

    /// <summary>The token cannot stand in a header: the variable.</summary>
    public static readonly ErrorDescriptor HubTokenWrong = Error(
        "NT6402",
        "The environment variable {0} does not hold a token: it has spaces, line breaks or characters beyond ASCII.");

    /// <summary>The last build did not end well: the folder, how it ended.</summary>
    public static readonly ErrorDescriptor HubNotBuilt = Error(
        "NT6403", "{0} is not published: {1}. Build it without errors first.");

    /// <summary>What is published is not what a build would give now: the folder, what is out of date.</summary>
    public static readonly ErrorDescriptor HubOutOfDate = Error(
        "NT6404", "{0} is not published: it is out of date, {1}. Build first; -t:Explain says why.");

    /// <summary>A folder has too many entries: the folder, entries, the most.</summary>
    public static readonly ErrorDescriptor HubFolderTooFull = Error(
        "NT6405",
        "The folder '{0}' has {1} entries, but the Hub refuses more than {2}. Set FolderEntries={2} or "
        + "less and build again.");

    /// <summary>Too many files: files, the most.</summary>
    public static readonly ErrorDescriptor HubTooManyFiles = Error(
        "NT6406",
        "The data set has {0} files, but a repository should have no more than {1}. Publish fewer POIs, or the profile "
        + "rsteller, which packs pictures into shards.");

    /// <summary>A file is too large: path, bytes, the most.</summary>
    public static readonly ErrorDescriptor HubFileTooLarge = Error(
        "NT6407", "'{0}' has {1} bytes, but a file on the Hub should have no more than {2}.");

    /// <summary>A path the Hub or git refuses: the path, what is wrong.</summary>
    public static readonly ErrorDescriptor HubNameForbidden = Error(
        "NT6408", "'{0}' cannot be the path of a file on the Hub: {1}.");

    /// <summary>The repository or its branch is not there: host, repository, branch.</summary>
    public static readonly ErrorDescriptor HubRepoMissing = Error(
        "NT6409",
        "{0} has no data set '{1}' with a branch '{2}' that this token may see. Check the name and the token, or add "
        + "-p:HubCreate=true.");

    /// <summary>An answer of the Hub is not what its protocol says: host, what was asked, what is wrong.</summary>
    public static readonly ErrorDescriptor HubAnswerWrong = Error(
        "NT6410", "{0} answered the {1} in a way that this version does not understand: {2}.");

    /// <summary>The repository ignores a file: the path, repository.</summary>
    public static readonly ErrorDescriptor HubFileIgnored = Error(
        "NT6411",
        "The .gitignore of '{1}' leaves out '{0}', so the data set would be incomplete. Change the .gitignore.");

    /// <summary>The store of large files refused one: path, its code, its message.</summary>
    public static readonly ErrorDescriptor HubObjectRefused = Error(
        "NT6412", "The Hub does not take '{0}': {1} {2}.");

    /// <summary>A file changed between the check and its turn: path.</summary>
    public static readonly ErrorDescriptor HubFileChanged = Error(
        "NT6413",
        "'{0}' changed while the data set was being published. Build and publish again; what was "
        + "sent is not sent twice.");

    /// <summary>The address of the Hub does not fit: what is wrong.</summary>
    public static readonly ErrorDescriptor HubEndpointWrong = Error(
        "NT6414",
        "The address of the Hub, from HubEndpoint or HF_ENDPOINT, {0}. It has to be like https://host, without user, "
        + "query and fragment.");

    /// <summary>A branch name does not fit: the name.</summary>
    public static readonly ErrorDescriptor HubRevisionWrong = Error(
        "NT6415", "HubRevision='{0}' is no name of a branch: use letters, digits, '.', '-', '_' and '/'.");
}
