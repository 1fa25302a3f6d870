using System.Net;
using System.Net.Sockets;

namespace NuTonic.Engine.Network;

/// <summary>
/// Tells machines of the own network from those of the world. What a public server writes into its answers must not
/// make a build ask the former: they trust whoever is inside.
/// </summary>
/// <seealso href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA, special purposes of IPv4</seealso>
/// <seealso href="https://www.iana.org/assignments/iana-ipv6-special-registry">IANA, special purposes of IPv6</seealso>
internal static class PrivateNetwork
{
    private static readonly IPNetwork[] Networks =
    [
        .. ((string[])
        [
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
            "192.0.0.0/24", "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/3", "::/127", "64:ff9b:1::/48", "fc00::/7",
            "fe80::/10", "fec0::/10", "ff00::/8",
        ]).Select(IPNetwork.Parse),
    ];

    // Addresses of version 6 that stand for one of version 4, and where in them that is.
    private static readonly (IPNetwork Network, int At)[] Embedding =
        [(IPNetwork.Parse("64:ff9b::/96"), 12), (IPNetwork.Parse("2002::/16"), 2)];

    /// <summary>True for loopback, link-local, private, shared, multicast and unspecified addresses.</summary>
    public static bool Has(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            byte[] bytes = address.GetAddressBytes();
            foreach ((IPNetwork network, int at) in Embedding)
            {
                if (network.Contains(address))
                {
                    return Has(new IPAddress(bytes.AsSpan(at, 4)));
                }
            }

            // Zones have no say in what network it is.
            address = new IPAddress(bytes);
        }

        return Array.Exists(Networks, network => network.Contains(address));
    }
}
