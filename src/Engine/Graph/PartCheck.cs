using System.IO.Hashing;

namespace NuTonic.Engine.Graph;

/// <summary>Compares the parts of a run that is copied out of a published file with their checksums.</summary>
/// <param name="source">What the parts have to be.</param>
internal sealed class PartCheck(AssemblySource source)
{
    private readonly XxHash3 _hash = new();
    private int _part;
    private int _left;

    /// <summary>The checksum of a part, an XxHash3.</summary>
    public static ulong Of(ReadOnlySpan<byte> part) => XxHash3.HashToUInt64(part);

    /// <summary>False when a part had other bytes.</summary>
    public bool IsSound { get; private set; } = true;

    /// <summary>Takes what comes from now on for the run that starts with <paramref name="part"/>.</summary>
    public void Begin(int part)
    {
        _part = part;
        _left = source.LengthOf(part);
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
            _hash.Append(bytes[..count]);
            bytes = bytes[count..];
            _left -= count;
            if (_left == 0)
            {
                IsSound &= _hash.GetCurrentHashAsUInt64() == source.ChecksumOf(_part);
                _hash.Reset();
            }
        }
    }
}
