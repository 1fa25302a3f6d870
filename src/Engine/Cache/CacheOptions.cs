namespace NuTonic.Engine.Cache;

/// <summary>How a cache folder is used.</summary>
internal sealed record CacheOptions
{
    /// <summary>Takes hits from the folder and writes nothing to it.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>
    /// With <see cref="ReadOnly"/>: a folder of this process alone that holds what it puts, until the caller deletes
    /// it. Null keeps that in memory.
    /// </summary>
    public string? ScratchFolder { get; init; }

    /// <summary>With <see cref="ReadOnly"/>: the user wants it so and needs no warning that nothing is kept.</summary>
    public bool IsReadOnlyByChoice { get; init; }

    /// <summary>Left alone except in tests.</summary>
    public JournalMode Journal { get; init; }

    /// <summary>
    /// Decides when a batch is old enough to be written, and the hour of last use that pruning goes by.
    /// </summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
