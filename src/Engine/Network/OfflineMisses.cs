using System.Globalization;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Network;

/// <summary>
/// All that a build without network missed, so that it can be named at once. Safe for several threads.
/// </summary>
internal sealed class OfflineMisses
{
    private const int Named = 10;

    private readonly Lock _lock = new();
    private readonly HashSet<OfflineMiss> _misses = [];

    /// <summary>Each once, ordered by subject, purpose and address.</summary>
    public IReadOnlyList<OfflineMiss> All
    {
        get
        {
            lock (_lock)
            {
                return
                [
                    .. _misses.OrderBy(miss => miss.Subject, StringComparer.Ordinal)
                        .ThenBy(miss => miss.Purpose, StringComparer.Ordinal)
                        .ThenBy(miss => miss.Address, StringComparer.Ordinal),
                ];
            }
        }
    }

    /// <summary>NT1326, which names the first ten; null when nothing was missed.</summary>
    public Diagnostic? Error
    {
        get
        {
            IReadOnlyList<OfflineMiss> all = All;
            string names = string.Join("; ", all.Take(Named).Select(Name))
                + (all.Count > Named
                    ? string.Create(CultureInfo.InvariantCulture, $"; and {all.Count - Named} more")
                    : string.Empty);
            return all.Count == 0 ? null : Diagnostic.Create(Errors.FetchOfflineMany, null, all.Count, names);
        }
    }

    /// <summary>
    /// Remembers that the answer to <paramref name="request"/> is missing, and gives the error to throw.
    /// </summary>
    public NuTonicException Add(FetchRequest request)
    {
        string address = FetchWords.Plain(request.Address);
        lock (_lock)
        {
            _misses.Add(new OfflineMiss(request.Subject, request.Purpose, address));
        }

        return new NuTonicException(
            Errors.FetchOffline, null, request.Address.Authority, FetchWords.What(request), address);
    }

    private static string Name(OfflineMiss miss) =>
        miss.Subject is null
            ? $"{miss.Purpose} ({miss.Address})"
            : $"{miss.Purpose} for {miss.Subject} ({miss.Address})";
}
