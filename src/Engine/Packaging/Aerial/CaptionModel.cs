namespace NuTonic.Engine.Packaging.Aerial;

/// <summary>A language model that wrote captions.</summary>
/// <param name="Name">As it stands as annotator.</param>
/// <param name="License">Its licence as the builder gave it; null when it was not given.</param>
internal sealed record CaptionModel(string Name, string? License);
