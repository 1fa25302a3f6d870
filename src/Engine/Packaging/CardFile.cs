namespace NuTonic.Engine.Packaging;

/// <summary>Files of a split, as the card's header names them.</summary>
/// <param name="Split">"train", "validation" or "test".</param>
/// <param name="Path">Path or pattern relative to the data set.</param>
internal sealed record CardFile(string Split, string Path);
