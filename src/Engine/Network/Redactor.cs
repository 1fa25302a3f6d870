using System.Collections.Immutable;
using System.Text;

namespace NuTonic.Engine.Network;

/// <summary>
/// Knows the secrets that were sent and takes them out of whatever comes back: servers like to repeat them. Safe for
/// several threads.
/// </summary>
/// <param name="parent">Its secrets count as well; null for none.</param>
internal sealed class Redactor(Redactor? parent = null)
{
    /// <summary>What stands in place of a secret.</summary>
    public const string Stars = "***";

    // Shorter ones would be found in innocent places.
    private const int ShortestSecret = 6;

    private ImmutableHashSet<string> _secrets = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    /// <summary>
    /// Remembers what <paramref name="part"/> sends, in the spellings that servers repeat. The parent remembers it,
    /// because a server may repeat it later to somebody else.
    /// </summary>
    public void Add(CredentialPart part)
    {
        if (parent is not null)
        {
            parent.Add(part);
            return;
        }

        string value = part.Value.Reveal();
        if (part.IsQuery && part.Name.Length == 0)
        {
            AddQuery(value);
            return;
        }

        AddText(value);
        if (!part.IsQuery && value.IndexOf(' ', StringComparison.Ordinal) is > 0 and int space)
        {
            // "Bearer abc": the second word alone is the secret.
            AddText(value[(space + 1)..].Trim());
        }
    }

    /// <summary>Remembers the values of a signed query, whose names do not matter.</summary>
    public void AddQuery(string query)
    {
        string bare = query.TrimStart('?');
        AddText(bare);
        foreach (string pair in bare.Split('&'))
        {
            int equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && SafeAddress.IsSecret(pair[..equals]))
            {
                AddText(pair[(equals + 1)..]);
            }
        }
    }

    /// <summary><paramref name="text"/> with stars in place of secrets.</summary>
    public string Redact(string text)
    {
        foreach (string secret in LongestFirst())
        {
            text = text.Replace(secret, Stars, StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>
    /// <paramref name="body"/> itself when it holds no secret, else a copy with stars in their place.
    /// </summary>
    public ReadOnlyMemory<byte> Redact(ReadOnlyMemory<byte> body)
    {
        foreach (string secret in LongestFirst())
        {
            byte[] bytes = Encoding.UTF8.GetBytes(secret);
            if (body.Span.IndexOf(bytes) >= 0)
            {
                body = Replace(body.Span, bytes);
            }
        }

        return body;
    }

    /// <summary>Copies <paramref name="from"/> with stars in place of secrets, in pieces.</summary>
    public void Copy(Stream from, Stream to)
    {
        // What may be the start of a secret is held back until the next piece is there.
        int held = _secrets.Union(parent?._secrets ?? [])
            .Select(secret => Encoding.UTF8.GetByteCount(secret) - 1).DefaultIfEmpty(0).Max();
        byte[] piece = new byte[1 << 16];
        byte[] carry = [];
        int count;
        while ((count = from.Read(piece)) > 0)
        {
            ReadOnlySpan<byte> clean = Redact((ReadOnlyMemory<byte>)(byte[])[.. carry, .. piece.AsSpan(0, count)]).Span;
            int ready = Math.Max(0, clean.Length - held);
            to.Write(clean[..ready]);
            carry = clean[ready..].ToArray();
        }

        to.Write(carry);
    }

    private static byte[] Replace(ReadOnlySpan<byte> body, ReadOnlySpan<byte> secret)
    {
        using MemoryStream clean = new(body.Length);
        int at;
        while ((at = body.IndexOf(secret)) >= 0)
        {
            clean.Write(body[..at]);
            clean.Write("***"u8);
            body = body[(at + secret.Length)..];
        }

        clean.Write(body);
        return clean.ToArray();
    }

    private void AddText(string text)
    {
        foreach (string spelling in new[] { text, Uri.EscapeDataString(text), Uri.UnescapeDataString(text) })
        {
            if (spelling.Length >= ShortestSecret)
            {
                ImmutableInterlocked.Update(ref _secrets, static (set, item) => set.Add(item), spelling);
            }
        }
    }

    // A secret may be a part of another one.
    private IEnumerable<string> LongestFirst() =>
        (parent is null ? _secrets : _secrets.Union(parent._secrets))
            .OrderByDescending(secret => secret.Length).ThenBy(secret => secret, StringComparer.Ordinal);
}
