using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Pipeline.Fetch;

/// <summary>
/// Folders of fetched sources, each with the key of what it was made from. A folder whose key and file sizes are as
/// recorded is not touched, so the build behind it finds it up to date. Losing the index or the folders costs no
/// request: the contents are in the cache.
/// </summary>
/// <remarks>
/// Format of the index: "NTFETCH2", then a line for each folder: key, name, "size path" of each file and
/// "!code message" of each warning, separated by tabs; ordered by name. A line that does not read is left out.
/// </remarks>
internal sealed class FetchedFolders
{
    private const string Signature = "NTFETCH2";
    private readonly string _root;
    private readonly string _index;
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    private FetchedFolders(string root)
    {
        _root = root;
        _index = root + ".index";
    }

    /// <summary>
    /// The folders below <paramref name="root"/>, an absolute path;
    /// none count when it is not known what they were made of.
    /// </summary>
    /// <exception cref="Diagnostics.NuTonicException">NT80xx: the index cannot be read.</exception>
    public static FetchedFolders Load(string root)
    {
        FetchedFolders folders = new(root);
        try
        {
            string[] lines = File.Exists(folders._index) && FetchedKeys.Exists(root)
                ? File.ReadAllLines(folders._index)
                : [];
            foreach (string line in lines is [Signature, ..] ? lines.AsSpan(1) : default)
            {
                if (Entry.Parse(line) is { } entry)
                {
                    folders._entries[entry.Name] = entry;
                }
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw FileFailure.Explain(folders._index, failure);
        }

        return folders;
    }

    /// <summary>
    /// True when <paramref name="name"/> was made from <paramref name="key"/> and its files are there.
    /// </summary>
    public bool IsIntact(string name, Digest key) =>
        _entries.TryGetValue(name, out Entry? entry)
        && entry.Key == key
        && entry.Files.All(file => HasSize(name, file));

    /// <summary>What the user is told of the folder <paramref name="name"/>, in the order that it was found.</summary>
    public ImmutableArray<Diagnostic> WarningsOf(string name) =>
        _entries.TryGetValue(name, out Entry? entry) ? entry.Warnings : [];

    /// <summary>
    /// Makes the folder <paramref name="name"/> hold these files and no others. Files that are as they should be are
    /// left alone. Different folders may be written at the same time.
    /// </summary>
    /// <exception cref="Diagnostics.NuTonicException">NT80xx: a file cannot be written.</exception>
    public void Write(
        string name,
        Digest key,
        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> files,
        ImmutableArray<Diagnostic> warnings = default)
    {
        string folder = Path.Combine(_root, name);

        // Until all files are there no record speaks for the folder.
        _entries.TryRemove(name, out _);
        try
        {
            foreach (string path in Directory.Exists(folder)
                ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
                : [])
            {
                if (!files.ContainsKey(Path.GetRelativePath(folder, path).Replace('\\', '/')))
                {
                    File.Delete(path);
                }
            }

            foreach ((string path, ReadOnlyMemory<byte> content) in files)
            {
                string full = Path.Combine(folder, path);
                if (!HasContent(full, content.Span))
                {
                    AtomicFile.Write(full, content.Span);
                }
            }

            RemoveEmptyFolders(folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw FileFailure.Explain(folder, failure);
        }

        _entries[name] = new Entry(
            key,
            name,
            [.. files.Select(file => (file.Key, (long)file.Value.Length))],
            warnings.IsDefault ? [] : [.. warnings.Select(OneLine)]);
    }

    /// <summary>Records a folder whose files somebody else wrote.</summary>
    /// <exception cref="Diagnostics.NuTonicException">NT80xx: they cannot be looked at.</exception>
    public void Adopt(string name, Digest key)
    {
        string folder = Path.Combine(_root, name);
        try
        {
            _entries[name] = new Entry(
                key,
                name,
                [
                    .. Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
                        .Select(
                            path => (Path.GetRelativePath(folder, path).Replace('\\', '/'), new FileInfo(path).Length))
                        .OrderBy(file => file.Item1, StringComparer.Ordinal),
                ],
                []);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw FileFailure.Explain(folder, failure);
        }
    }

    /// <summary>Removes the folders that are not among <paramref name="names"/>; true when there were such.</summary>
    /// <exception cref="Diagnostics.NuTonicException">NT80xx: one cannot be removed.</exception>
    public bool KeepOnly(IReadOnlySet<string> names)
    {
        bool hasRemoved = false;
        try
        {
            foreach (string folder in Directory.Exists(_root) ? Directory.GetDirectories(_root) : [])
            {
                string name = Path.GetFileName(folder);
                if (!names.Contains(name))
                {
                    _entries.TryRemove(name, out _);
                    Directory.Delete(folder, recursive: true);
                    hasRemoved = true;
                }
            }

            return hasRemoved;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw FileFailure.Explain(_root, failure);
        }
    }

    /// <summary>Writes the index, and makes sure that the root exists.</summary>
    /// <exception cref="Diagnostics.NuTonicException">NT80xx: it cannot be written.</exception>
    public void Save()
    {
        StringBuilder text = new(Signature + "\n");
        foreach (Entry entry in _entries.Values.OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            text.Append(entry).Append('\n');
        }

        byte[] bytes = Encoding.UTF8.GetBytes(text.ToString());
        try
        {
            Directory.CreateDirectory(_root);
            if (!HasContent(_index, bytes))
            {
                AtomicFile.Write(_index, bytes);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw FileFailure.Explain(_index, failure);
        }
    }

    // Messages repeat names that servers gave.
    private static Diagnostic OneLine(Diagnostic warning) => warning with
    {
        Message = string.Concat(warning.Message.Select(letter => char.IsControl(letter) ? ' ' : letter)),
    };

    private static bool HasContent(string path, ReadOnlySpan<byte> content)
    {
        FileInfo file = new(path);
        return file.Exists && file.Length == content.Length && content.SequenceEqual(File.ReadAllBytes(path));
    }

    private static void RemoveEmptyFolders(string folder)
    {
        foreach (string inner in Directory.GetDirectories(folder, "*", SearchOption.AllDirectories)
            .OrderByDescending(path => path.Length))
        {
            if (!Directory.EnumerateFileSystemEntries(inner).Any())
            {
                Directory.Delete(inner);
            }
        }
    }

    private bool HasSize(string name, (string Path, long Size) file)
    {
        FileInfo present = new(Path.Combine(_root, name, file.Path));
        return present.Exists && present.Length == file.Size;
    }

    private sealed record Entry(
        Digest Key, string Name, ImmutableArray<(string Path, long Size)> Files, ImmutableArray<Diagnostic> Warnings)
    {
        private const char WarningMark = '!';
        private const int KeyDigits = 2 * Digest.Length;

        public static Entry? Parse(string line)
        {
            string[] parts = line.Split('\t');
            if (parts.Length < 3 || parts[0].Length != KeyDigits || !parts[0].All(char.IsAsciiHexDigit))
            {
                return null;
            }

            List<(string, long)> files = [];
            List<Diagnostic> warnings = [];
            foreach (string file in parts.AsSpan(2))
            {
                int space = file.IndexOf(' ', StringComparison.Ordinal);
                if (space > 0 && file[0] == WarningMark)
                {
                    warnings.Add(new Diagnostic(file[1..space], Severity.Warning, file[(space + 1)..], null));
                    continue;
                }

                if (space < 0
                    || !long.TryParse(
                        file.AsSpan(0, space), NumberStyles.None, CultureInfo.InvariantCulture, out long size))
                {
                    return null;
                }

                files.Add((file[(space + 1)..], size));
            }

            return new Entry(Digest.FromBytes(Convert.FromHexString(parts[0])), parts[1], [.. files], [.. warnings]);
        }

        public override string ToString() => string.Join(
            '\t',
            [
                Key.ToString(),
                Name,
                .. Files.Select(file => FormattableString.Invariant($"{file.Size} {file.Path}")),
                .. Warnings.Select(warning => $"{WarningMark}{warning.Code} {warning.Message}"),
            ]);
    }
}
