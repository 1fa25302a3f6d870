using System.Collections.Concurrent;

namespace NuTonic.Engine.Network;

/// <summary>The gate of each host that is asked. Safe for several threads.</summary>
/// <param name="options">Limits by host.</param>
/// <param name="time">The clock of all gates.</param>
internal sealed class HostGates(FetchOptions options, TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<HostGate>> _gates = new(StringComparer.Ordinal);

    /// <summary>The gate of the host of <paramref name="address"/>; another port is another host.</summary>
    public HostGate For(Uri address) => _gates.GetOrAdd(address.Authority, host => new Lazy<HostGate>(
        () => new HostGate(options.HostLimits.GetValueOrDefault(host) ?? options.Limits, time))).Value;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Lazy<HostGate> gate in _gates.Values)
        {
            gate.Value.Dispose();
        }
    }
}
