using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace NuTonic.Engine.Network;

/// <summary>What identifies an answer: everything that was asked, nothing of who asked.</summary>
internal static class FetchKey
{
    // Raise it when the same request means another stored answer.
    private const string Version = "fetch-1";

    /// <summary>
    /// Fields in a fixed order, each with its length (32 bits, little-endian) in front: version, method, address, accepted
    /// types, range, type and digest of the body, then name and value of each further header, ordered by name.
    /// </summary>
    public static byte[] Material(FetchRequest request)
    {
        using MemoryStream material = new();
        Add(material, Version);
        Add(material, request.Method.Method);
        Add(material, SafeAddress.Of(request.Address).AbsoluteUri);
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

    private static void Add(MemoryStream material, string field)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(field);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        material.Write(length);
        material.Write(bytes);
    }
}
