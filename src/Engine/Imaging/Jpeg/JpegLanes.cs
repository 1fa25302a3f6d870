using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NuTonic.Engine.Imaging.Jpeg;

/// <summary>Eight rows of eight numbers.</summary>
internal struct JpegLanes(
    Vector256<int> v0, Vector256<int> v1, Vector256<int> v2, Vector256<int> v3,
    Vector256<int> v4, Vector256<int> v5, Vector256<int> v6, Vector256<int> v7)
{
    /// <summary>Row 0.</summary>
    public Vector256<int> V0 = v0;

    /// <summary>Row 1.</summary>
    public Vector256<int> V1 = v1;

    /// <summary>Row 2.</summary>
    public Vector256<int> V2 = v2;

    /// <summary>Row 3.</summary>
    public Vector256<int> V3 = v3;

    /// <summary>Row 4.</summary>
    public Vector256<int> V4 = v4;

    /// <summary>Row 5.</summary>
    public Vector256<int> V5 = v5;

    /// <summary>Row 6.</summary>
    public Vector256<int> V6 = v6;

    /// <summary>Row 7.</summary>
    public Vector256<int> V7 = v7;

    /// <summary>Turns rows into columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Transpose()
    {
        (Vector256<int> a0, Vector256<int> a1) = Interleave(V0, V4);
        (Vector256<int> a2, Vector256<int> a3) = Interleave(V1, V5);
        (Vector256<int> a4, Vector256<int> a5) = Interleave(V2, V6);
        (Vector256<int> a6, Vector256<int> a7) = Interleave(V3, V7);
        (Vector256<int> b0, Vector256<int> b1) = Interleave(a0, a4);
        (Vector256<int> b2, Vector256<int> b3) = Interleave(a1, a5);
        (Vector256<int> b4, Vector256<int> b5) = Interleave(a2, a6);
        (Vector256<int> b6, Vector256<int> b7) = Interleave(a3, a7);
        (V0, V1) = Interleave(b0, b4);
        (V2, V3) = Interleave(b1, b5);
        (V4, V5) = Interleave(b2, b6);
        (V6, V7) = Interleave(b3, b7);
    }

    // a0 b0 a1 b1 ... a7 b7: three rounds of it, each between rows four apart, are a transposition.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<int> Low, Vector256<int> High) Interleave(Vector256<int> a, Vector256<int> b)
    {
        Vector256<int> spreadLow = Vector256.Shuffle(a, Vector256.Create(0, 0, 1, 1, 2, 2, 3, 3));
        Vector256<int> spreadHigh = Vector256.Shuffle(a, Vector256.Create(4, 4, 5, 5, 6, 6, 7, 7));
        Vector256<int> otherLow = Vector256.Shuffle(b, Vector256.Create(0, 0, 1, 1, 2, 2, 3, 3));
        Vector256<int> otherHigh = Vector256.Shuffle(b, Vector256.Create(4, 4, 5, 5, 6, 6, 7, 7));
        Vector256<int> odd = Vector256.Create(0, -1, 0, -1, 0, -1, 0, -1);
        return (
            Vector256.ConditionalSelect(odd, otherLow, spreadLow),
            Vector256.ConditionalSelect(odd, otherHigh, spreadHigh));
    }
}
