using NuTonic.Engine.Network;

namespace NuTonic.Engine.Overpass;

/// <summary>Which server is asked, and how much at a time.</summary>
internal sealed record OverpassOptions
{
    /// <summary>
    /// Where queries are posted to; the public instance is shared by all and wants few and small ones.
    /// </summary>
    public Uri Address { get; init; } = new("https://overpass-api.de/api/interpreter");

    /// <summary>Seconds that a query may take on the server.</summary>
    public int TimeoutSeconds { get; init; } = 180;

    /// <summary>Bytes of memory that a query may take on the server.</summary>
    public long MaxSizeBytes { get; init; } = 512L << 20;

    /// <summary>Square kilometres that one query asks for at most.</summary>
    public double AreaKm2 { get; init; } = 400;

    /// <summary>
    /// Most queries of a build. The public instance takes 10,000 a day from one address, from all its users.
    /// </summary>
    public int MaxQueries { get; init; } = 500;

    /// <summary>Most bytes of an answer.</summary>
    public long MaxAnswerBytes { get; init; } = 256L << 20;

    /// <summary>Most bytes of all answers: they are merged in memory.</summary>
    public long MaxTotalBytes { get; init; } = 1L << 30;

    /// <summary>For a server that is not open to all; null without one.</summary>
    public ICredential? Credential { get; init; }
}
