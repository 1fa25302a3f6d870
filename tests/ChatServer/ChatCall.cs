namespace NuTonic.ChatServer;

/// <summary>A request as it came in.</summary>
/// <param name="Authorization">Header of that name.</param>
/// <param name="Body">JSON.</param>
public sealed record ChatCall(string Authorization, string Body);
