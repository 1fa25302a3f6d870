using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace NuTonic.Engine.Network;

/// <summary>Hosts of the own network that a public server may lead to, because the user named them.</summary>
internal sealed partial class PrivateHosts
{
    private const string Below = "*.";

    private readonly ImmutableArray<Entry> _entries;

    private PrivateHosts(ImmutableArray<Entry> entries) => _entries = entries;

    /// <summary>No host.</summary>
    public static PrivateHosts None { get; } = new([]);

    /// <summary>
    /// Reads entries: a name or number, or "*." and a name for all names below that one; with a port for that port
    /// alone.
    /// </summary>
    /// <param name="entries">
    /// As in "minio.example.org:9000", "*.store.example.org", "10.0.0.7" and "[fd00::7]:9000".
    /// </param>
    /// <param name="wrong">The first that is none of these; null when all are.</param>
    public static PrivateHosts Read(IEnumerable<string> entries, out string? wrong)
    {
        wrong = null;
        ImmutableArray<Entry>.Builder read = ImmutableArray.CreateBuilder<Entry>();
        foreach (string text in entries)
        {
            if (Parse(text) is not { } entry)
            {
                wrong = text;
                return None;
            }

            read.Add(entry);
        }

        return new PrivateHosts(read.ToImmutable());
    }

    /// <summary>True when <paramref name="address"/> is at one of them.</summary>
    public bool Has(Uri address)
    {
        string host = address.IdnHost.TrimEnd('.');
        return _entries.Any(entry => (entry.Port ?? address.Port) == address.Port && (entry.IsBelow
            ? host.EndsWith("." + entry.Host, StringComparison.OrdinalIgnoreCase)
            : host.Equals(entry.Host, StringComparison.OrdinalIgnoreCase)));
    }

    private static Entry? Parse(string text)
    {
        bool isBelow = text.StartsWith(Below, StringComparison.Ordinal);
        string rest = isBelow ? text[Below.Length..] : text;
        if (IPAddress.TryParse(rest, out _) && rest.Contains(':', StringComparison.Ordinal) && rest[0] != '[')
        {
            rest = $"[{rest}]";
        }

        Match match = Pattern().Match(rest);
        string host = match.Groups["host"].Value;
        UriHostNameType kind = match.Success ? Uri.CheckHostName(host) : UriHostNameType.Unknown;
        int? port = match.Groups["port"] is { Success: true } digits
            ? int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture)
            : null;
        if (kind == UriHostNameType.Unknown
            || (isBelow && kind != UriHostNameType.Dns)
            || port is < 1 or > ushort.MaxValue)
        {
            return null;
        }

        // As an address would have it: names of other scripts and numbers in other notations.
        return Uri.TryCreate($"http://{host}/", UriKind.Absolute, out Uri? address)
            ? new Entry(address.IdnHost.TrimEnd('.'), port, isBelow)
            : null;
    }

    [GeneratedRegex(
        @"^(?<host>\[[^\]]+\]|[^:/?#@*\[\]\\]+)(:(?<port>[0-9]{1,5}))?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();

    private readonly record struct Entry(string Host, int? Port, bool IsBelow);
}
