using NuTonic.Engine.Cache;
using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Pipeline;

/// <summary>
/// Takes from the records of units what <see cref="IForesight"/> needs of them later, while a first look has them at
/// hand: of units whose options alone changed. For one thread.
/// </summary>
internal interface IUnitPreview : IDisposable
{
    /// <summary>Begins with a unit.</summary>
    /// <param name="options">Digest of the options with which the last build left it.</param>
    void Begin(Digest options);

    /// <summary>Takes the next of its nodes.</summary>
    /// <param name="node">The node.</param>
    void Add(in NodeOutline node);

    /// <summary>Ends the unit.</summary>
    /// <param name="position">Its position among all units.</param>
    /// <param name="facts">What planning found out about its sources.</param>
    void End(int position, ReadOnlySpan<byte> facts);
}
