using System.Buffers.Binary;
using System.Globalization;
using System.IO.Hashing;

namespace NuTonic.Engine.Patches;

/// <summary>
/// XxHash128 of the size and the colours of a patch: equal for patches that look the same to the last bit.
/// </summary>
/// <param name="High">First eight bytes, big endian.</param>
/// <param name="Low">Last eight bytes, big endian.</param>
internal readonly record struct PatchHash(ulong High, ulong Low) : IComparable<PatchHash>
{
    /// <summary>Hash of <paramref name="pixels"/>.</summary>
    public static PatchHash Of(PatchPixels pixels)
    {
        var state = new XxHash128();
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt32BigEndian(bytes, pixels.SidePx);
        state.Append(bytes[..sizeof(int)]);
        state.Append(pixels.Rgb);
        state.GetCurrentHash(bytes);
        return new PatchHash(
            BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[sizeof(ulong)..]));
    }

    /// <inheritdoc/>
    public int CompareTo(PatchHash other) => High == other.High ? Low.CompareTo(other.Low) : High.CompareTo(other.High);

    /// <summary>32 lower-case hexadecimal digits.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{High:x16}{Low:x16}");
}
