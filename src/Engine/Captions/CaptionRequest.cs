namespace NuTonic.Engine.Captions;

/// <summary>One question to a model.</summary>
/// <param name="Model">Its name.</param>
/// <param name="Prompt">What it is told and asked.</param>
/// <param name="Seed">Seed of the sampling, for servers that know one: 0 to 2^31 - 1.</param>
/// <param name="Jpeg">The picture; empty for none.</param>
internal sealed record CaptionRequest(
    string Model, CaptionPrompt Prompt, int Seed, ReadOnlyMemory<byte> Jpeg = default);
