namespace NuTonic.Engine.Network;

/// <summary>One sending of a request: the request itself, or what a redirect made of it.</summary>
/// <param name="Request">What was asked for in the first place.</param>
/// <param name="Address">Where it goes; after a redirect it may hold a signature.</param>
/// <param name="Method">GET, POST, PUT or HEAD.</param>
/// <param name="HasBody">True sends the body of the request.</param>
internal sealed record FetchHop(FetchRequest Request, Uri Address, HttpMethod Method, bool HasBody)
{
    /// <summary>What the answer is conditional on; null for nothing.</summary>
    public FetchConditions? Conditions { get; init; }

    /// <summary>Parts of the credential that are sent; empty for none.</summary>
    public IReadOnlyList<CredentialPart> Sent { get; init; } = [];

    /// <summary>True when a public server led here: then no machine of the own network is asked.</summary>
    public bool IsOutsideOnly { get; init; }

    /// <summary>Longest wait for the head of the answer.</summary>
    public required TimeSpan AnswerTimeout { get; init; }

    /// <summary>Longest time that its body takes.</summary>
    public required TimeSpan Deadline { get; init; }
}
