using System.Collections.Immutable;

namespace NuTonic.Engine.Graph;

/// <summary>
/// The fields in which two manifests differ, without the others: of a changed option that is one of twenty, and a plan
/// compares the manifests of every node.
/// </summary>
internal static class ManifestDifference
{
    /// <summary>
    /// Fields of both that are not the same bytes at the same place, in order. Fields that merely moved are in both.
    /// All fields when one of the manifests is damaged; none of the damaged one.
    /// </summary>
    /// <param name="old">Bytes of a manifest.</param>
    /// <param name="now">Bytes of another.</param>
    public static (ImmutableArray<ManifestField> Old, ImmutableArray<ManifestField> Now) Between(
        ReadOnlySpan<byte> old, ReadOnlySpan<byte> now)
    {
        ImmutableArray<ManifestField>.Builder oldFields = ImmutableArray.CreateBuilder<ManifestField>();
        ImmutableArray<ManifestField>.Builder nowFields = ImmutableArray.CreateBuilder<ManifestField>();
        return TryCompare(old, now, oldFields, nowFields)
            ? (oldFields.ToImmutable(), nowFields.ToImmutable())
            : (Manifest.Decode(old), Manifest.Decode(now));
    }

    private static bool TryCompare(
        ReadOnlySpan<byte> old,
        ReadOnlySpan<byte> now,
        ImmutableArray<ManifestField>.Builder oldFields,
        ImmutableArray<ManifestField>.Builder nowFields)
    {
        if (!old.StartsWith(Manifest.Signature) || !now.StartsWith(Manifest.Signature))
        {
            return false;
        }

        old = old[Manifest.Signature.Length..];
        now = now[Manifest.Signature.Length..];
        while (!old.IsEmpty && !now.IsEmpty)
        {
            if (!Manifest.TryMeasureField(old, out int head, out int length)
                || !Manifest.TryMeasureField(now, out int headNow, out int lengthNow))
            {
                return false;
            }

            if (old[..length].SequenceEqual(now[..lengthNow]))
            {
                old = old[length..];
                now = now[lengthNow..];
            }
            else if (!old[..head].SequenceEqual(now[..headNow]))
            {
                break;
            }
            else if (!TryTake(ref old, oldFields) || !TryTake(ref now, nowFields))
            {
                return false;
            }
        }

        return TryTakeAll(old, oldFields) && TryTakeAll(now, nowFields);
    }

    private static bool TryTakeAll(ReadOnlySpan<byte> rest, ImmutableArray<ManifestField>.Builder fields)
    {
        while (!rest.IsEmpty)
        {
            if (!TryTake(ref rest, fields))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryTake(ref ReadOnlySpan<byte> rest, ImmutableArray<ManifestField>.Builder fields)
    {
        bool isTaken = Manifest.TryDecodeField(ref rest, out ManifestField? field);
        if (isTaken)
        {
            fields.Add(field!);
        }

        return isTaken;
    }
}
