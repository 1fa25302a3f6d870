namespace NuTonic.Engine.Network;

/// <summary>No byte came for too long.</summary>
/// <param name="message">How long, as a clause.</param>
internal sealed class StalledException(string message) : Exception(message);
