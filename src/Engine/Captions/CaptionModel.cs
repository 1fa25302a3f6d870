namespace NuTonic.Engine.Captions;

/// <summary>A model that takes part in captioning.</summary>
/// <param name="Name">As the server knows it; also the annotator of its captions.</param>
/// <param name="Weight">Share of the captions relative to the other models; above 0.</param>
internal readonly record struct CaptionModel(string Name, double Weight);
