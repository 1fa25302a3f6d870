using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Graph;

/// <summary>Compares the parts of a run that is copied out of a published file with their checksums.</summary>
/// <param name="source">What the parts have to be.</param>
internal sealed class PartCheck(AssemblySource source)
{
    private uint _checksum;
    private int _part;
    private int _left;

    /// <summary>The checksum of a part.</summary>
    public static uint Of(ReadOnlySpan<byte> part) => Crc32C.Of(part);

    /// <summary>False when a part had other bytes.</summary>
    public bool IsSound { get; private set; } = true;

    /// <summary>Takes what comes from now on for the run that starts with <paramref name="part"/>.</summary>
    public void Begin(int part)
    {
        _part = part;
        _left = source.LengthOf(part);
        _checksum = 0;
    }

    /// <summary>Looks at the next bytes of the run.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (_left == 0)
            {
                Begin(_part + 1);
                continue;
            }

            int count = Math.Min(bytes.Length, _left);
            _checksum = Crc32C.Append(_checksum, bytes[..count]);
            bytes = bytes[count..];
            _left -= count;
            if (_left == 0)
            {
                IsSound &= _checksum == source.ChecksumOf(_part);
            }
        }
    }
}
