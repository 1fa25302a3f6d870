using NuTonic.Engine.Cache;
using NuTonic.Engine.Captions;
using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>An attempt at a caption by a model: all that its answer depends on.</summary>
/// <param name="Prompt">What the model is told and asked.</param>
/// <param name="Model">Its name.</param>
/// <param name="Seed">Seed of the sampling.</param>
/// <param name="Attempt">From 0; each has a seed of its own.</param>
/// <param name="Image">Digest of the picture that is sent along; empty for none.</param>
/// <param name="Sampling">Temperature and the like.</param>
internal sealed record ChatCall(
    CaptionPrompt Prompt, string Model, int Seed, int Attempt, Digest Image, ChatOptions Sampling)
{
    /// <summary>What goes into the fingerprint of the answer.</summary>
    /// <param name="kind">Kind of the node.</param>
    public Manifest Describe(string kind)
    {
        Manifest.Builder manifest = new Manifest.Builder(kind, AerialVersions.Caption)
            .Add("prompt", Digest.Of(Prompt.Bytes.AsSpan()))
            .Add("CaptionModels", Model)
            .Add("CaptionTemperature", Sampling.Temperature)
            .Add("CaptionTopP", Sampling.TopP)
            .Add("CaptionMaxTokens", Sampling.MaxTokens)
            .Add("CaptionSeed", Seed);
        if (!Image.IsEmpty)
        {
            manifest.Add("CaptionImage", Image);
        }

        return manifest.ToManifest();
    }
}
