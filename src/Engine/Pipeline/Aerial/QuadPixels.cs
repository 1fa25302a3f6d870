using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Patches;

namespace NuTonic.Engine.Pipeline.Aerial;

/// <summary>
/// The pixels of a quad, opened when the first node asks for them: a quad whose patches are known and whose pictures
/// are cached is never opened. One thread reads at a time.
/// </summary>
/// <param name="plan">The quad.</param>
/// <param name="options">Size and distance of patches.</param>
internal sealed class QuadPixels(QuadPlan plan, PatchOptions options) : IDisposable
{
    private readonly Lock _gate = new();
    private PatchReader? _reader;

    /// <summary>Does something with the open quad.</summary>
    /// <exception cref="NuTonicException">NT2100 to NT2121, NT3100 to NT3104: it cannot be read.</exception>
    public T Use<T>(Func<PatchReader, T> work)
    {
        lock (_gate)
        {
            return work(_reader ??= PatchReader.Open(plan.Path, plan.Quad.IsNaip, options));
        }
    }

    /// <summary>Pixels of a patch that an earlier build recorded; the caller disposes them.</summary>
    /// <exception cref="NuTonicException">NT7014: they are others by now, so they must not end up under the
    /// old fingerprint.</exception>
    public PatchPixels Read(PatchRecord patch, CancellationToken cancellation)
    {
        PatchPixels pixels = Use(reader => reader.Read(patch.Patch, cancellation));
        if (PatchHash.Of(pixels) == patch.Pixels)
        {
            return pixels;
        }

        pixels.Dispose();
        throw new NuTonicException(Errors.SourceChanged, new SourceLocation(plan.Path), plan.Quad.Name);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _reader?.Dispose();
            _reader = null;
        }
    }
}
