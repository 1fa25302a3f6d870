using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Network;

namespace NuTonic.Engine.EarthEngine;

/// <summary>What is asked for whom, for limits and messages.</summary>
/// <param name="Host">Who is asked.</param>
/// <param name="Subject">The POI that it is for.</param>
/// <param name="Purpose">Such as "label raster".</param>
/// <param name="MaxBytes">Most bytes of the answer.</param>
internal sealed record Question(string Host, string Subject, string Purpose, long MaxBytes)
{
    /// <summary>See <see cref="FetchRequest.IsWorthKeeping"/>.</summary>
    public Func<ReadOnlyMemory<byte>, bool>? IsWorthKeeping { get; init; }

    /// <summary>NT1705: the answer is something else than was asked for.</summary>
    public NuTonicException Wrong(string reason) =>
        new(Errors.EarthEngineAnswerWrong, null, Host, Subject, Purpose, reason);
}
