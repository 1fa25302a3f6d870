using NuTonic.SourceServer;

namespace NuTonic.ChatServer;

/// <summary>A request as it came in.</summary>
/// <param name="Authorization">Header of that name.</param>
/// <param name="Body">JSON.</param>
public sealed record ChatCall(string Authorization, string Body)
{
    internal static ChatCall Of(SeenRequest request) =>
        new(request.Headers.GetValueOrDefault("Authorization", ""), request.Text);
}
