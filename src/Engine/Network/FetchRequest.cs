namespace NuTonic.Engine.Network;

/// <summary>What a server is asked. Everything but the credential may stand in logs and records.</summary>
internal sealed record FetchRequest
{
    /// <summary>Absolute http or https address, without secrets.</summary>
    public required Uri Address { get; init; }

    /// <summary>
    /// Whoever named <see cref="Address"/> in an answer; null when a user configured it. A public server must not lead
    /// a build to machines of the own network.
    /// </summary>
    public Uri? NamedBy { get; init; }

    /// <summary>What is asked for, as in "scene search": for messages and the counts of the summary.</summary>
    public required string Purpose { get; init; }

    /// <summary>The POI, quad or file that it is for; null when it is for the whole build.</summary>
    public string? Subject { get; init; }

    /// <summary>Most bytes of the answer that are read, after content encodings are undone.</summary>
    public required long MaxBytes { get; init; }

    /// <summary>GET, POST, PUT or HEAD.</summary>
    public HttpMethod Method { get; init; } = HttpMethod.Get;

    /// <summary>What is sent; null for nothing.</summary>
    public FetchBody? Body { get; init; }

    /// <summary>Media types that are asked for; null for any.</summary>
    public string? Accept { get; init; }

    /// <summary>Further headers, without secrets.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Bytes that are asked for; null for all.</summary>
    public ByteRange? Range { get; init; }

    /// <summary>Proves who asks; null when nobody has to.</summary>
    public ICredential? Credential { get; init; }

    /// <summary>
    /// True stores the answer, so that it is not asked for again; false for bytes that something else is made of.
    /// </summary>
    public bool IsStored { get; init; } = true;

    /// <summary>
    /// False for the body of an answer that says nothing in spite of its status: it is given to the caller but not
    /// stored, and one that was stored is asked for again. It throws nothing. Null takes any.
    /// </summary>
    public Func<ReadOnlyMemory<byte>, bool>? IsWorthKeeping { get; init; }

    /// <summary>
    /// What is wrong with an answer whose status does not tell: servers say with 200 that they are too busy, and with
    /// 504 that a query is too large for them. It sees the body of any answer, throws nothing, and gives null for one
    /// that is as its status says. What it finds fault with is never stored. Null trusts the status.
    /// </summary>
    public Func<ReadOnlyMemory<byte>, AnswerFault?>? FindFault { get; init; }

    /// <summary>
    /// False when a second request would do something twice: then it is only retried if none arrived.
    /// </summary>
    public bool IsRepeatable { get; init; } = true;

    /// <summary>True gives an answer of status 404 or 410 back instead of an error.</summary>
    public bool AllowsMissing { get; init; }

    /// <summary>
    /// Tag of the content that an earlier answer had (see <see cref="FetchAnswer.ETag"/>): ranges of another one are an
    /// error. Null takes any.
    /// </summary>
    public string? ExpectedETag { get; init; }

    /// <summary>
    /// True when the answer holds a secret, such as a token or signed links: it is neither stored nor recorded.
    /// </summary>
    public bool IsSecret { get; init; }

    /// <summary>
    /// Longest wait for the head of the answer when the server computes for long; null for the usual one.
    /// </summary>
    public TimeSpan? AnswerTimeout { get; init; }
}
