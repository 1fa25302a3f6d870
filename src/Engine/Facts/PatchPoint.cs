namespace NuTonic.Engine.Facts;

/// <summary>A position relative to a patch: (0, 0) its south-west corner, (1, 1) its north-east corner.</summary>
/// <param name="X">To the east along the patch's rows; a multiple of <see cref="Quantum"/>.</param>
/// <param name="Y">To the north along its columns; a multiple of <see cref="Quantum"/>.</param>
internal readonly record struct PatchPoint(double X, double Y)
{
    /// <summary>
    /// Step of all positions, 16 micrometres of a patch of 269 m. On this lattice equal positions are equal in every
    /// bit, and the last bit of a sine, which differs between platforms, does not reach what is stored.
    /// </summary>
    public const double Quantum = 1.0 / (1 << 24);

    /// <summary>
    /// Positions further off than this many sides are pulled in: beyond, the lattice has no exact products.
    /// </summary>
    public const double Farthest = 1 << 20;

    /// <summary>True on the outline of the patch or inside it.</summary>
    public bool IsInside => X is >= 0 and <= 1 && Y is >= 0 and <= 1;

    /// <summary>The lattice position nearest to a finite position.</summary>
    public static PatchPoint Snap(double x, double y) => new(Snap(x), Snap(y));

    private static double Snap(double value) =>
        (Math.Round(Math.Clamp(value, -Farthest, Farthest) / Quantum) * Quantum)
        + 0.0; // Adding 0 removes the sign of -0.
}
