using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;

namespace NuTonic.Engine.Hub;

/// <summary>What one commit changes.</summary>
/// <param name="Files">Files whose content travels in the commit itself.</param>
/// <param name="LargeFiles">Files whose content is in the store of large files by then.</param>
/// <param name="Deleted">Paths that go.</param>
internal sealed record HubCommit(
    ImmutableArray<HubFile> Files, ImmutableArray<HubFile> LargeFiles, ImmutableArray<string> Deleted)
{
    /// <summary>The commit as the Hub takes it: lines of JSON, the header first.</summary>
    /// <param name="parent">Id of the commit that it follows.</param>
    /// <param name="title">Its title.</param>
    public ReadOnlyMemory<byte> Pack(string parent, string title)
    {
        ArrayBufferWriter<byte> bytes = new();
        Line(bytes, "header", json =>
        {
            json.WriteString("summary", title);
            json.WriteString("parentCommit", parent);
        });
        foreach (HubFile file in Files)
        {
            Line(bytes, "file", json =>
            {
                json.WriteString("path", file.Path);
                json.WriteString("encoding", "base64");
                json.WriteBase64String("content", file.Read().Span);
            });
        }

        foreach (HubFile file in LargeFiles)
        {
            Line(bytes, "lfsFile", json =>
            {
                json.WriteString("path", file.Path);
                json.WriteString("algo", "sha256");
                json.WriteString("oid", file.Digest.ToString());
                json.WriteNumber("size", file.Size);
            });
        }

        foreach (string path in Deleted)
        {
            Line(bytes, "deletedFile", json => json.WriteString("path", path));
        }

        return bytes.WrittenMemory;
    }

    private static void Line(ArrayBufferWriter<byte> bytes, string key, Action<Utf8JsonWriter> write)
    {
        using (Utf8JsonWriter json = new(bytes))
        {
            json.WriteStartObject();
            json.WriteString("key", key);
            json.WriteStartObject("value");
            write(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        bytes.Write("\n"u8);
    }
}
