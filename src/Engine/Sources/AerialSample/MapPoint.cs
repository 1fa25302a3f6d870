namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>A position on the drawing board: metres in the frame of the world, which is turned against north.</summary>
/// <param name="X">To the east-north-east.</param>
/// <param name="Y">To the north-north-west.</param>
internal readonly record struct MapPoint(double X, double Y)
{
    /// <summary>The position some metres along and across a direction of length 1; across is to the left.</summary>
    public MapPoint Move(MapPoint along, double forward, double left) =>
        new(X + (along.X * forward) - (along.Y * left), Y + (along.Y * forward) + (along.X * left));
}
