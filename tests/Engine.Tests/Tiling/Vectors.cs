using System.Text.Json;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Tiling;

/// <summary>The reference's recorded inputs and outputs.</summary>
internal static class Vectors
{
    /// <summary>Root of <c>golden/vectors/<paramref name="name"/>.json</c>.</summary>
    public static JsonElement Load(string name)
    {
        byte[] json = File.ReadAllBytes(SharedFolder.Path("golden/vectors/" + name + ".json"));
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    public static int Int(this JsonElement element, string property) => element.GetProperty(property).GetInt32();

    public static string Text(this JsonElement element, string property) => element.GetProperty(property).GetString()!;

    public static int[] Ints(this JsonElement array) => [.. array.EnumerateArray().Select(item => item.GetInt32())];

    public static byte[] Bytes(this JsonElement array) => [.. array.EnumerateArray().Select(item => item.GetByte())];

    /// <summary>Rows of rows, row-major.</summary>
    public static byte[] FlatBytes(this JsonElement rows) =>
        [.. rows.EnumerateArray().SelectMany(row => row.EnumerateArray()).Select(item => item.GetByte())];
}
