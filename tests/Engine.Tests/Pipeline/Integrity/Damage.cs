using NuTonic.Engine.Tests.Cache;

namespace NuTonic.Engine.Tests.Pipeline.Integrity;

/// <summary>Ways in which a stored file can be damaged; NUTONIC_LONG=1 tries many more of each.</summary>
internal static class Damage
{
    private const int PageBytes = 4096;

    /// <summary>True in the long run of the tests.</summary>
    public static readonly bool IsLong = Environment.GetEnvironmentVariable("NUTONIC_LONG") == "1";

    /// <summary>Flipped bits, cuts, bytes too many, other bytes, nothing; null is a file that is gone.</summary>
    public static IEnumerable<(string What, byte[]? Bytes)> OfAnyFile(byte[] whole, int seed)
    {
        yield return ("gone", null);
        yield return ("longer", [.. whole, 0]);
        yield return ("garbage", Sample.Bytes(Math.Max(whole.Length, 10), seed));
        Random random = new(seed);
        for (int i = 0; i < (IsLong ? 100 : 3) && whole.Length > 0; i++)
        {
            int at = i == 0 ? whole.Length - 1 : random.Next(whole.Length);
            yield return ($"cut at {at}", whole[..at]);
            byte[] flipped = [.. whole];
            flipped[at] ^= (byte)(1 << random.Next(8));
            yield return ($"flipped {at}", flipped);
        }
    }

    /// <summary>Pages of a database that are empty, garbage or another page, and each field of its header.</summary>
    public static IEnumerable<(string What, byte[]? Bytes)> OfDatabase(byte[] whole)
    {
        int pages = whole.Length / PageBytes;
        for (int page = 0; page < pages; page++)
        {
            byte[] damaged = [.. whole];
            damaged.AsSpan(page * PageBytes, PageBytes).Clear();
            yield return ($"page {page} empty", damaged);
            for (int other = page % 11; other < pages; other += IsLong ? 1 : 11)
            {
                damaged = [.. whole];
                whole.AsSpan(other * PageBytes, PageBytes).CopyTo(damaged.AsSpan(page * PageBytes));
                yield return ($"page {page} is a copy of {other}", damaged);
            }

            damaged = [.. whole];
            Sample.Bytes(PageBytes, page).CopyTo(damaged, page * PageBytes);
            yield return ($"page {page} garbage", damaged);
        }

        // The schema version is left out: a larger one cannot be told from that of a newer version.
        foreach (int field in (int[])[0, 16, 18, 19, 20, 24, 28, 32, 36, 40, 44, 47, 52, 56, 59, 68, 71, 92, 96])
        {
            byte[] damaged = [.. whole];
            damaged[field] ^= 0x11;
            yield return ($"header {field}", damaged);
        }
    }
}
