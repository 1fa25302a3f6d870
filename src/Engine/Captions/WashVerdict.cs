namespace NuTonic.Engine.Captions;

/// <summary>What washing says about a caption.</summary>
/// <param name="Reason">Stable identifier such as "characters"; null when the caption is accepted.</param>
/// <param name="Detail">What was found, for the ledger; empty when the caption is accepted.</param>
internal sealed record WashVerdict(string? Reason, string Detail)
{
    /// <summary>Nothing to object to.</summary>
    public static WashVerdict Accepted { get; } = new(null, string.Empty);

    /// <summary>True when the caption may be published.</summary>
    public bool IsAccepted => Reason is null;
}
