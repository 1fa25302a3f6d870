namespace NuTonic.EndToEnd.Tests.Network;

/// <summary>A request that came to a <see cref="StacWorld"/>.</summary>
/// <param name="Kind">"root", "collection", "scene", "labels" or "file".</param>
/// <param name="Place">The place it is for; null when it is for all.</param>
/// <param name="Name">Name of the file; empty for a catalogue.</param>
/// <param name="Number">How many such requests (same kind, place and name) came before it.</param>
/// <param name="IsPart">True when it asks for a range of bytes.</param>
internal sealed record Asked(string Kind, string? Place, string Name, int Number, bool IsPart);
