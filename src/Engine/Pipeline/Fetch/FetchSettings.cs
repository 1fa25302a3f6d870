using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Network;
using NuTonic.Engine.Pipeline.Options;

namespace NuTonic.Engine.Pipeline.Fetch;

/// <summary>The options of fetching, typed.</summary>
internal static class FetchSettings
{
    /// <summary>True when the build names places to fetch sources for.</summary>
    public static bool AreSet(OptionSet set) => set.Text("PoiList").Length > 0 || set.Text("PoiDataset").Length > 0;

    /// <summary>Checks options against each other.</summary>
    /// <param name="set">All options.</param>
    /// <param name="rootOption">The option that names a folder of sources.</param>
    /// <param name="locate">Where a value was set.</param>
    /// <exception cref="NuTonicException">NT1900: two of them name the sources.</exception>
    public static void Check(OptionSet set, string rootOption, Func<string, SourceLocation?> locate)
    {
        string[] given =
        [
            .. ((string[])["PoiList", "PoiDataset", rootOption]).Where(name => set.Text(name).Length > 0),
        ];
        if (given.Length > 1 && AreSet(set))
        {
            throw new NuTonicException(Errors.SourcesTwice, locate(given[0]), string.Join(" and ", given));
        }
    }

    /// <summary>How servers are asked.</summary>
    /// <param name="set">All options.</param>
    /// <param name="folder">Makes paths absolute; null for an unset one.</param>
    /// <param name="locate">Where a value was set.</param>
    /// <exception cref="NuTonicException">NT1913: a host cannot be allowed.</exception>
    public static FetchOptions Client(
        OptionSet set, Func<string, string?> folder, Func<string, SourceLocation?> locate)
    {
        return new FetchOptions
        {
            Policy = new FetchPolicy
            {
                IsOffline = set.Flag("Offline"),
                Refresh = set.Text("Refresh") switch
                {
                    "stale" => RefreshMode.Stale,
                    "always" => RefreshMode.Always,
                    _ => RefreshMode.Never,
                },
                StaleAfter = TimeSpan.FromHours(set.Amount("RefreshAge")),
            },
            MaxBytes = set.Amount("FetchMaxBytes"),
            MaxRequests = set.Integer("FetchMaxRequests"),
            AllowedPrivateHosts = AllowedHosts(set, locate),
            RecordFolder = folder("Record"),
            ReplayFolder = folder("Replay"),
        };
    }

    /// <summary>Hosts of the own network that public servers may lead to.</summary>
    /// <exception cref="NuTonicException">NT1913: one of them is no host.</exception>
    public static PrivateHosts AllowedHosts(OptionSet set, Func<string, SourceLocation?> locate)
    {
        PrivateHosts hosts = PrivateHosts.Read(set.List("AllowedPrivateHosts"), out string? wrong);
        return wrong is null
            ? hosts
            : throw new NuTonicException(
                Errors.PrivateHostWrong, locate("AllowedPrivateHosts"), ServerWords.OneLine(wrong));
    }

    /// <summary>The address that an option holds, with a slash at the end of its path.</summary>
    /// <exception cref="NuTonicException">NT1901: it is none.</exception>
    public static Uri Address(OptionSet set, string option, Func<string, SourceLocation?> locate) =>
        Uri.TryCreate(set.Text(option).TrimEnd('/') + "/", UriKind.Absolute, out Uri? address)
        && address.Scheme is "http" or "https" && address.UserInfo.Length == 0 && address.Query.Length == 0
            ? address
            : throw new NuTonicException(Errors.EndpointWrong, locate(option), option);
}
