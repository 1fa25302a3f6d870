namespace NuTonic.Engine.Captions;

/// <summary>How many claims of captions are not borne out by facts.</summary>
/// <param name="Claims">Numbers and names in captions.</param>
/// <param name="Uncovered">Those that occur in no fact.</param>
internal readonly record struct FalseDiscovery(long Claims, long Uncovered)
{
    /// <summary>Share of the claims that is uncovered, 0 to 1; 0 without claims.</summary>
    public double Rate => Claims == 0 ? 0 : (double)Uncovered / Claims;

    public static FalseDiscovery operator +(FalseDiscovery left, FalseDiscovery right) =>
        new(left.Claims + right.Claims, left.Uncovered + right.Uncovered);
}
