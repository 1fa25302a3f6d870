using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Network;

/// <summary>What identifies an answer: everything that was asked, nothing of who asked.</summary>
internal static class FetchKey
{
    // Raise it when the same request means another stored answer.
    private const string Version = "fetch-1";

    /// <summary>
    /// Fields in a fixed order, each with its length (32 bits, little-endian) in front: version, method, address, a
    /// digest of what its query has that may be a secret (if it has any), accepted types, range, type and digest of the
    /// body, then name and value of each further header, ordered by name.
    /// </summary>
    public static byte[] Material(FetchRequest request)
    {
        using MemoryStream material = new();
        Add(material, Version);
        Add(material, request.Method.Method);
        Add(material, SafeAddress.Of(request.Address).AbsoluteUri);
        AddMasked(material, request.Address);
        Add(material, request.Accept ?? string.Empty);
        Add(material, request.Range is { } range
            ? string.Create(CultureInfo.InvariantCulture, $"{range.Offset}+{range.Length}")
            : string.Empty);
        Add(material, request.Body?.MediaType ?? string.Empty);
        Add(material, request.Body?.Digest.ToString() ?? string.Empty);
        foreach ((string name, string value) in request.Headers
            .Select(header => (Name: header.Key.ToLowerInvariant(), header.Value))
            .OrderBy(header => header.Name, StringComparer.Ordinal))
        {
            Add(material, name);
            Add(material, value);
        }

        return material.ToArray();
    }

    // What looks like a secret may be the token of a page of results, and pages must not be taken for one another.
    // Material is stored, so only its digest is in it.
    private static void AddMasked(MemoryStream material, Uri address)
    {
        string[] masked = [.. address.Query.TrimStart('?').Split('&').Where(SafeAddress.IsMasked)];
        if (masked.Length > 0)
        {
            Add(material, Digest.Of(Encoding.UTF8.GetBytes(string.Join('&', masked))).ToString());
        }
    }

    private static void Add(MemoryStream material, string field)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(field);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        material.Write(length);
        material.Write(bytes);
    }
}
