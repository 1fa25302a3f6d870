using System.Security.Cryptography;
using System.Text.Json;
using Google.Apis.Auth.OAuth2;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.EarthEngine;

/// <summary>
/// Reads a file with Google credentials. What is wrong with it is said in our own words: parsers and key readers like
/// to show a part of what they could not read.
/// </summary>
internal static class GoogleKeyFile
{
    // Real key files have 2 to 3 kB.
    private const int MaxBytes = 1 << 16;
    private const string ServiceAccount = "service_account";
    private const string User = "authorized_user";

    /// <summary>The credential in the file <paramref name="path"/>.</summary>
    /// <exception cref="NuTonicException">NT1702: it cannot be used.</exception>
    public static GoogleCredential Read(string path)
    {
        string text = ReadText(path);
        string type = Check(path, text);
        try
        {
            return CredentialFactory.FromJson(text, type);
        }
        catch (Exception e) when (IsUnusable(e))
        {
            throw Wrong(
                path, type == ServiceAccount ? "its private key cannot be read" : "its fields do not fit together");
        }
    }

    // The library reads keys with a parser of its own, which lets several kinds of exceptions through.
    private static bool IsUnusable(Exception e) => e
        is InvalidOperationException or ArgumentException or FormatException or CryptographicException
        or NotSupportedException or InvalidCastException or IOException or IndexOutOfRangeException
        or OverflowException;

    private static string ReadText(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            if (file.Length > MaxBytes)
            {
                throw Wrong(path, $"it has more than {MaxBytes} bytes");
            }

            using StreamReader reader = new(file);
            return reader.ReadToEnd();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Wrong(path, "it does not exist");
        }
        catch (Exception e)
            when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Wrong(path, "it cannot be opened");
        }
    }

    private static string Check(string path, string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 8 });
            if (json.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw Wrong(path, "it is no JSON object");
            }

            string? type = Text(json.RootElement, "type");
            string[] needed = type switch
            {
                ServiceAccount => ["client_email", "private_key"],
                User => ["client_id", "client_secret", "refresh_token"],
                null => throw Wrong(path, "it has no 'type'"),
                _ => throw Wrong(path, "its 'type' is neither service_account nor authorized_user"),
            };
            string? missing = Array.Find(needed, name => string.IsNullOrWhiteSpace(Text(json.RootElement, name)));
            return missing is null ? type : throw Wrong(path, $"it has no '{missing}'");
        }
        catch (JsonException)
        {
            throw Wrong(path, "it is not valid JSON");
        }
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static NuTonicException Wrong(string path, string reason) =>
        new(Errors.EarthEngineKeyFileWrong, new SourceLocation(path), path, EarthEngineCredential.FileVariable, reason);
}
