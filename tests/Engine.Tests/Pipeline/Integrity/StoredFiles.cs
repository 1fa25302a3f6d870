namespace NuTonic.Engine.Tests.Pipeline.Integrity;

/// <summary>Bytes of all files in a folder, to be put back before each case of a damage test.</summary>
internal sealed class StoredFiles
{
    private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private readonly string _folder;

    public StoredFiles(string folder)
    {
        _folder = folder;
        foreach (string path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            _files[Path.GetRelativePath(folder, path)] = File.ReadAllBytes(path);
        }
    }

    /// <summary>Relative paths in ordinal order.</summary>
    public IEnumerable<string> Paths => _files.Keys;

    public byte[] this[string path] => _files[path];

    /// <summary>
    /// Makes the folder what it was, with one file replaced, or left out when <paramref name="bytes"/> is null.
    /// </summary>
    public void Restore(string? damaged = null, byte[]? bytes = null)
    {
        Directory.Delete(_folder, recursive: true);
        foreach ((string path, byte[] whole) in _files)
        {
            byte[]? content = path == damaged ? bytes : whole;
            string full = Path.Combine(_folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            if (content is not null)
            {
                File.WriteAllBytes(full, content);
            }
        }
    }
}
