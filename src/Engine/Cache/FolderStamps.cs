using System.Text;

namespace NuTonic.Engine.Cache;

/// <summary>
/// Stamps of many files below one folder. The folder is opened once, so that the system does not walk the way to it for
/// each of them, and no string is made per file. For one thread.
/// </summary>
internal sealed class FolderStamps : IDisposable
{
    private readonly int _folder;
    private readonly int _root;
    private byte[] _path = new byte[512];
    private int _prefix;

    /// <summary>Opens <paramref name="root"/>, an absolute path; it need not exist.</summary>
    public FolderStamps(string root)
    {
        _folder = OperatingSystem.IsLinux() ? Statx.OpenFolder(root) : Statx.NoFolder;
        if (_folder == Statx.NoFolder)
        {
            Append(root);
            Append("/");
        }

        _root = _prefix;
    }

    /// <summary>Sets the subfolder that relative paths start at; "" is the root.</summary>
    public void Enter(string subfolder)
    {
        _prefix = _root;
        if (subfolder.Length > 0)
        {
            Append(subfolder);
            Append("/");
        }
    }

    /// <summary>
    /// Looks at what a path leads to, as <see cref="FileStamp.TryRead(string, out FileStamp, out FileKind)"/> does.
    /// </summary>
    /// <param name="relative">Path below the subfolder in UTF-8; empty is the subfolder,
    /// which must not be the root.</param>
    /// <param name="stamp">Zeros when there is nothing.</param>
    public FileKind Read(ReadOnlySpan<byte> relative, out FileStamp stamp)
    {
        int length = _prefix + relative.Length;
        Reserve(length + 1);
        relative.CopyTo(_path.AsSpan(_prefix));
        _path[length] = 0;
        if (OperatingSystem.IsLinux())
        {
            return Statx.Read(_folder, _path, out stamp);
        }

        FileStamp.TryRead(Encoding.UTF8.GetString(_path, 0, length), out stamp, out FileKind kind);
        return kind;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_folder != Statx.NoFolder)
        {
            Statx.CloseFolder(_folder);
        }
    }

    private void Append(string text)
    {
        Reserve(_prefix + Encoding.UTF8.GetMaxByteCount(text.Length) + 1);
        _prefix += Encoding.UTF8.GetBytes(text, _path.AsSpan(_prefix));
    }

    private void Reserve(int length)
    {
        if (length > _path.Length)
        {
            Array.Resize(ref _path, 2 * length);
        }
    }
}
