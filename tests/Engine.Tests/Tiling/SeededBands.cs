namespace NuTonic.Engine.Tests.Tiling;

/// <summary>Float bands of every kind that a percentile or a stretch can stumble over.</summary>
internal static class SeededBands
{
    public const int Kinds = 9;

    private static readonly float[] Specials =
    [
        float.NaN, float.PositiveInfinity, float.NegativeInfinity, 0f, -0f, -5f, float.Epsilon, float.MaxValue,
        float.MinValue,
    ];

    public static float[] Create(int kind, int count, ulong seed)
    {
        var random = new SplitMix64(seed);
        var band = new float[count];
        for (int i = 0; i < count; i++)
        {
            band[i] = Sample(kind, random);
        }

        return band;
    }

    private static float Sample(int kind, SplitMix64 random) => kind switch
    {
        0 => (float)(random.Unit() * 4000),
        1 => random.Below(12) * 100,
        2 => 1234.5f,
        3 => BitConverter.Int32BitsToSingle((int)random.Next()),
        4 => random.Below(3) == 0 ? Specials[random.Below(Specials.Length)] : (float)(random.Unit() * 10),
        5 => Specials[random.Below(6)],
        6 => 1000f + (random.Below(4) * 6.1035156e-5f),
        7 => random.Below(50) == 0 ? 9000f : 30f,
        8 => random.Below(2) == 0 ? float.MaxValue : Specials[random.Below(Specials.Length)],
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
