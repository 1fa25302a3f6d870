using System.Text;

namespace NuTonic.Engine.Graph;

/// <summary>A buffer for paths below changing folders, in UTF-8 and ended by a zero byte, as the system takes them.</summary>
internal sealed class Utf8Path
{
    private byte[] _bytes = new byte[512];
    private int _folder;

    /// <summary>Sets the folder that relative paths start at.</summary>
    public void SetFolder(string folder)
    {
        int most = Encoding.UTF8.GetMaxByteCount(folder.Length) + 1;
        if (most > _bytes.Length)
        {
            _bytes = new byte[most];
        }

        _folder = Encoding.UTF8.GetBytes(folder, _bytes);
        _bytes[_folder++] = (byte)'/';
    }

    /// <summary>The path of <paramref name="relative"/> below the folder; valid until the next call. "" is the folder.</summary>
    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> relative)
    {
        int length = _folder + relative.Length;
        if (length >= _bytes.Length)
        {
            Array.Resize(ref _bytes, 2 * (length + 1));
        }

        relative.CopyTo(_bytes.AsSpan(_folder));
        _bytes[length] = 0;
        return _bytes.AsSpan(0, length + 1);
    }
}
