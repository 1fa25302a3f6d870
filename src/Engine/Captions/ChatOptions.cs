namespace NuTonic.Engine.Captions;

/// <summary>How a chat server is asked. The first three change captions, the others only how they are got.</summary>
internal sealed record ChatOptions
{
    /// <summary>CaptionTemperature, 0 and up.</summary>
    public double Temperature { get; init; } = 0.7;

    /// <summary>CaptionTopP, above 0, at most 1.</summary>
    public double TopP { get; init; } = 0.95;

    /// <summary>CaptionMaxTokens: most tokens of an answer.</summary>
    public int MaxTokens { get; init; } = 300;

    /// <summary>CaptionConcurrency: most requests at the same time.</summary>
    public int Concurrency { get; init; } = 8;

    /// <summary>CaptionTimeout: how long one attempt may take, connection and answer together.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>CaptionAttempts: how often a request is sent before it fails.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>CaptionRequestsPerMinute; 0 for no limit.</summary>
    public int RequestsPerMinute { get; init; }

    /// <summary>CaptionTokenBudget: tokens that a build may use; 0 for no limit.</summary>
    public long TokenBudget { get; init; }
}
