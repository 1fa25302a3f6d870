using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace NuTonic.Engine.Network;

/// <summary>
/// Keeps requests that a public server caused away from machines of the own network. Names are judged by what they
/// resolve to, at the moment of the connection: a name that was checked before could lead elsewhere by
/// then. Safe for several threads.
/// </summary>
/// <param name="isPrivate">True for addresses of the own network.</param>
/// <param name="allowed">Those of its hosts that may be led to all the same.</param>
internal sealed class NetworkDoor(Func<IPAddress, bool> isPrivate, PrivateHosts allowed)
{
    private readonly ConcurrentDictionary<string, bool> _known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// True when <paramref name="hop"/> must not end at a machine of the own network. What comes after a host that is
    /// allowed is judged anew: its redirects lead no further than those of the public server.
    /// </summary>
    public bool IsShut(FetchHop hop) => hop.IsOutsideOnly && !allowed.Has(hop.Address);

    /// <summary>True when <paramref name="address"/> is in the own network. A name that nobody knows is not.</summary>
    public async ValueTask<bool> IsInsideAsync(Uri address, CancellationToken cancellationToken)
    {
        string host = address.IdnHost;
        if (_known.TryGetValue(host, out bool known))
        {
            return known;
        }

        bool isInside = Array.Exists(await ResolveAsync(host, cancellationToken), one => isPrivate(one));
        _known[host] = isInside;
        return isInside;
    }

    /// <summary>True for a host that is in the own network whoever resolves it: a number, or this machine.</summary>
    public bool IsInsideByName(Uri address)
    {
        string host = address.IdnHost.TrimEnd('.');
        return IPAddress.TryParse(host, out IPAddress? number)
            ? isPrivate(number)
            : host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
                || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Connects to a host outside, or to the proxy that was configured, which may be anywhere.</summary>
    /// <exception cref="PrivateAddressException">The host is in the own network.</exception>
    public async ValueTask<Stream> ConnectOutsideAsync(
        SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        IPAddress[] addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken);
        if (!IsProxy(context))
        {
            addresses = Array.FindAll(addresses, address => !isPrivate(address));
            if (addresses.Length == 0)
            {
                throw new PrivateAddressException();
            }
        }

#pragma warning disable CA2000 // the stream owns it
        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
#pragma warning restore CA2000
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static bool IsProxy(SocketsHttpConnectionContext context) =>
        context.InitialRequestMessage.RequestUri is { } asked
        && (asked.Port != context.DnsEndPoint.Port
            || !asked.IdnHost.Equals(context.DnsEndPoint.Host, StringComparison.OrdinalIgnoreCase));

    private static async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        try
        {
            return await Dns.GetHostAddressesAsync(host, cancellationToken);
        }
        catch (SocketException)
        {
            return [];
        }
    }
}
