using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Graph;

/// <summary>Where the parts of an assembled file lie in it.</summary>
/// <param name="File">Digest of the whole file.</param>
/// <param name="Parts">Digests of the parts in order.</param>
/// <param name="Lengths">Bytes of each part.</param>
/// <param name="Checksums">CRC-32C of each part: a stamp proves that nobody wrote,
/// not that the disk kept the bytes.</param>
internal sealed record AssemblyLayout(
    Digest File, DigestSequence Parts, IReadOnlyList<int> Lengths, IReadOnlyList<uint> Checksums);
