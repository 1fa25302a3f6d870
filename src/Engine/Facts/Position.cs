namespace NuTonic.Engine.Facts;

/// <summary>A position in metres from the south-west corner of a patch.</summary>
/// <param name="X">To the east.</param>
/// <param name="Y">To the north.</param>
internal readonly record struct Position(double X, double Y)
{
    /// <summary>Metres between two positions.</summary>
    public static double Distance(Position a, Position b) =>
        Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y)));
}
