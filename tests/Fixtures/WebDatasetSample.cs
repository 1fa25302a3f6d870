namespace NuTonic.Fixtures;

/// <summary>A sample as a WebDataset reader sees it: files of one key, by extension.</summary>
internal sealed record WebDatasetSample(string Key, IReadOnlyDictionary<string, byte[]> Fields);
