using System.Text;

namespace NuTonic.Engine.Graph;

/// <summary>
/// Text that is read again and again in UTF-8, such as kinds of nodes: one string for each. Safe for several threads.
/// </summary>
internal sealed class KnownText
{
    private const int MostEntries = 64;

    private readonly Lock _gate = new();
    private volatile Entry[] _entries = [];

    /// <summary>The string of <paramref name="utf8"/>; one of few.</summary>
    public string Of(ReadOnlySpan<byte> utf8)
    {
        foreach (Entry entry in _entries)
        {
            if (utf8.SequenceEqual(entry.Utf8))
            {
                return entry.Text;
            }
        }

        Entry added = new(utf8.ToArray(), string.Intern(Encoding.UTF8.GetString(utf8)));
        lock (_gate)
        {
            // Two threads may add the same one: the first of them is found.
            _entries = _entries.Length < MostEntries ? [.. _entries, added] : _entries;
        }

        return added.Text;
    }

    private sealed record Entry(byte[] Utf8, string Text);
}
