namespace NuTonic.ChatServer;

/// <summary>What the server does with one request.</summary>
public sealed record ChatBehaviour
{
    /// <summary>HTTP status.</summary>
    public int Status { get; init; } = 200;

    /// <summary>The whole body; null for a chat completion around <see cref="Text"/>.</summary>
    public string? Body { get; init; }

    /// <summary>The caption; null for one made from the facts of the prompt.</summary>
    public string? Text { get; init; }

    /// <summary>finish_reason of the completion.</summary>
    public string Finish { get; init; } = "stop";

    /// <summary>total_tokens of the completion; null for none.</summary>
    public int? Tokens { get; init; } = 100;

    /// <summary>Header Retry-After; null for none.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>Header Location; null for none.</summary>
    public string? Location { get; init; }

    /// <summary>Waits before it answers.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Never answers, until the client gives up.</summary>
    public bool Hangs { get; init; }

    /// <summary>Cuts the connection after the first half of the body.</summary>
    public bool Cuts { get; init; }

    /// <summary>Sends this many bytes more than anybody wants.</summary>
    public int Padding { get; init; }

    /// <summary>An error with <paramref name="message"/> in OpenAI's shape.</summary>
    public static ChatBehaviour Error(int status, string message, string? retryAfter = null) => new()
    {
        Status = status,
        Body = System.Text.Json.JsonSerializer.Serialize(new { error = new { message, type = "error" } }),
        RetryAfter = retryAfter,
    };
}
