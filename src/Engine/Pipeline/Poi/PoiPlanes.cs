using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Pipeline.Options;

namespace NuTonic.Engine.Pipeline.Poi;

/// <summary>
/// The warped pixels of a POI, made when the first node asks for them and shared by all of them: a node that is up to
/// date or cached never pays for them.
/// </summary>
/// <param name="warp">Reads and warps the sources.</param>
internal sealed class PoiPlanes(Func<CancellationToken, Planes> warp) : IDisposable
{
    private readonly Lock _gate = new();
    private Planes? _planes;
    private Action<Planes>? _check;

    /// <summary>The planes; other threads wait while the first one warps.</summary>
    public Planes Get(CancellationToken cancellation)
    {
        lock (_gate)
        {
            if (_planes is null)
            {
                _planes = warp(cancellation);
                _check?.Invoke(_planes);
            }

            return _planes;
        }
    }

    /// <summary>
    /// Has pixels that are warped from now on compared with <paramref name="record"/>, which an earlier build made: a
    /// source that changed meanwhile must not end up under the old fingerprint.
    /// </summary>
    /// <param name="record">Hashes of the tiles.</param>
    /// <param name="plan">The POI, for the error.</param>
    /// <param name="options">Options that the record was made with.</param>
    public void Expect(WindowRecord record, PoiPlan plan, StepOptions options)
    {
        lock (_gate)
        {
            _check = planes =>
            {
                if (!WindowsNode.Record(planes, options, CancellationToken.None).Tiles.SequenceEqual(record.Tiles))
                {
                    throw new NuTonicException(Errors.SourceChanged, new SourceLocation(plan.FolderPath), plan.PoiId);
                }
            };
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _planes?.Dispose();
            _planes = null;
        }
    }
}
