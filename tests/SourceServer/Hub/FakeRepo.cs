using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace NuTonic.SourceServer.Hub;

/// <summary>
/// A repository: branches, their commits, and the store of large files. Not safe for several threads.
/// </summary>
public sealed class FakeRepo
{
    private readonly Dictionary<string, List<FakeCommit>> _branches = new(StringComparer.Ordinal);
    private int _commits;

    /// <summary>A repository as the Hub makes it: a branch with one file.</summary>
    public FakeRepo() => AddBranch("main");

    /// <summary>Contents of the store by their SHA-256.</summary>
    public Dictionary<string, byte[]> Store { get; } = new(StringComparer.Ordinal);

    /// <summary>Commits of a branch, oldest first.</summary>
    public IReadOnlyList<FakeCommit> Commits(string branch = "main") => _branches[branch];

    /// <summary>Files of a branch.</summary>
    public SortedDictionary<string, FakeFile> Files(string branch = "main") => _branches[branch][^1].Tree;

    /// <summary>True when there is such a branch.</summary>
    public bool HasBranch(string branch) => _branches.ContainsKey(branch);

    /// <summary>Adds a branch with the usual first file.</summary>
    public void AddBranch(string branch)
    {
        _branches[branch] = [];
        Add(
            branch,
            [],
            [],
            [],
            new(StringComparer.Ordinal) { [".gitattributes"] = new FakeFile("*.png filter=lfs\n"u8.ToArray(), false) });
    }

    /// <summary>What somebody else does: adds or replaces a file.</summary>
    public void Push(string path, byte[] content, string branch = "main")
    {
        SortedDictionary<string, FakeFile> tree = new(Files(branch), StringComparer.Ordinal)
        {
            [path] = new FakeFile(content, false),
        };
        Add(branch, [path], [], [], tree);
    }

    /// <summary>The files of a commit; null when there is none.</summary>
    public FakeCommit? Find(string id) =>
        _branches.Values.SelectMany(commits => commits).FirstOrDefault(commit => commit.Id == id);

    /// <summary>Takes a commit as lines of JSON; the text says what is wrong with it, null for nothing.</summary>
    public string? Take(string branch, string body)
    {
        SortedDictionary<string, FakeFile> tree = new(Files(branch), StringComparer.Ordinal);
        List<string> files = [];
        List<string> large = [];
        List<string> deleted = [];
        foreach (string line in body.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using JsonDocument json = JsonDocument.Parse(line);
            JsonElement value = json.RootElement.GetProperty("value");
            string key = json.RootElement.GetProperty("key").GetString()!;
            if (key == "header")
            {
                if (value.GetProperty("parentCommit").GetString() != _branches[branch][^1].Id)
                {
                    return "the branch has another commit";
                }

                continue;
            }

            string path = value.GetProperty("path").GetString()!;
            switch (key)
            {
                case "file" when value.GetProperty("encoding").GetString() == "base64":
                    tree[path] = new FakeFile(value.GetProperty("content").GetBytesFromBase64(), false);
                    files.Add(path);
                    break;
                case "lfsFile" when value.GetProperty("algo").GetString() == "sha256":
                    if (!Store.TryGetValue(value.GetProperty("oid").GetString()!, out byte[]? content)
                        || content.Length != value.GetProperty("size").GetInt64())
                    {
                        return $"{path} points to a content that is not there";
                    }

                    tree[path] = new FakeFile(content, true);
                    large.Add(path);
                    break;
                case "deletedFile" when tree.Remove(path):
                    deleted.Add(path);
                    break;
                default:
                    return $"{key} {path} is not allowed";
            }
        }

        Add(branch, files, large, deleted, tree);
        return null;
    }

    private void Add(
        string branch,
        List<string> files,
        List<string> large,
        List<string> deleted,
        SortedDictionary<string, FakeFile> tree)
    {
        string id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{branch} {_commits++}")))[..40];
        _branches[branch].Add(new FakeCommit(id, files, large, deleted, tree));
    }
}
