using System.Collections.Immutable;
using System.Text.Json;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Templates;

namespace NuTonic.Engine.Rows;

/// <summary>The rules for one parsed row.</summary>
/// <param name="convention">How boxes are written.</param>
/// <param name="found">Receives what is wrong.</param>
internal sealed class RowShapeRules(BoxConvention convention, ImmutableArray<Diagnostic>.Builder found)
{
    private const string OverlayKey = "bbox_overlay_image";

    private readonly BoxAnswerRule _boxes = new(convention);

    /// <summary>Checks one row.</summary>
    public void Check(JsonElement row, SourceLocation location)
    {
        string? fault = KeysFault(row) ?? TurnsFault(row, location);
        if (fault is not null)
        {
            found.Add(Diagnostic.Create(Errors.RowShape, location, fault));
        }
    }

    private static string? KeysFault(JsonElement row)
    {
        if (row.ValueKind != JsonValueKind.Object)
        {
            return "it is not an object";
        }

        foreach (JsonProperty property in row.EnumerateObject())
        {
            JsonValueKind? expected = property.Name switch
            {
                "messages" => JsonValueKind.Array,
                OverlayKey => JsonValueKind.String,
                _ => null,
            };
            if (property.Value.ValueKind != expected)
            {
                return $"key '{property.Name}' is unknown or has the wrong type";
            }
        }

        return row.TryGetProperty("messages", out _) ? null : "it has no 'messages'";
    }

    private string? TurnsFault(JsonElement row, SourceLocation location)
    {
        CheckOverlay(row, location);
        string previous = "start";
        foreach (JsonElement turn in row.GetProperty("messages").EnumerateArray())
        {
            if (turn.ValueKind != JsonValueKind.Object
                || !turn.TryGetProperty("role", out JsonElement role)
                || !turn.TryGetProperty("content", out JsonElement content)
                || role.ValueKind != JsonValueKind.String
                || content.ValueKind != JsonValueKind.Array)
            {
                return "a message needs a 'role' and a 'content' list";
            }

            string name = role.GetString()!;
            if (!Follows(name, previous))
            {
                return $"role '{name}' cannot follow '{previous}'";
            }

            if (PartsFault(content, name, location) is { } fault)
            {
                return fault;
            }

            previous = name;
        }

        return previous == "assistant" ? null : "the last message is not the assistant's";
    }

    private static bool Follows(string role, string previous) => (role, previous) switch
    {
        ("system", "start") => true,
        ("user", "start" or "system" or "assistant") => true,
        ("assistant", "user") => true,
        _ => false,
    };

    private string? PartsFault(JsonElement content, string role, SourceLocation location)
    {
        bool hasText = false;
        foreach (JsonElement part in content.EnumerateArray())
        {
            string type = TextOf(part, "type") ?? string.Empty;
            string? value = type is "text" or "image" ? TextOf(part, type) : null;
            if (value is null)
            {
                return "a part needs type 'text' or 'image' and a string under that name";
            }

            if (type == "image" && (role != "user" || hasText))
            {
                return "images stand first, and only in the user's messages";
            }

            if (type == "image")
            {
                CheckImage(value, location);
                continue;
            }

            hasText |= value.AsSpan().Trim().Length > 0;
            CheckText(value, role, location);
        }

        return hasText ? null : $"the {role} message has no text";
    }

    private void CheckOverlay(JsonElement row, SourceLocation location)
    {
        if (TextOf(row, OverlayKey) is { } path)
        {
            CheckImage(path, location);
        }
    }

    private void CheckImage(string path, SourceLocation location)
    {
        string[] steps = path.Split('/');
        string? fault = path switch
        {
            _ when path.Contains('\\', StringComparison.Ordinal) => "has backslashes",
            _ when path.Contains(':', StringComparison.Ordinal) => "has a drive or a scheme",
            _ when path.Length == 0 || path[0] == '/' => "is not relative",
            _ when steps.Any(step => step is "" or "." or "..") => "has empty or relative steps",
            _ => null,
        };
        if (fault is not null)
        {
            found.Add(Diagnostic.Create(Errors.RowImage, location, path, fault));
        }
    }

    private void CheckText(string text, string role, SourceLocation location)
    {
        if (ForbiddenText.Find(text) is { } token)
        {
            found.Add(Diagnostic.Create(Errors.RowText, location, token));
        }

        if (role == "assistant" && _boxes.Fault(text) is { } fault)
        {
            found.Add(Diagnostic.Create(Errors.RowBoxes, location, fault));
        }
    }

    private static string? TextOf(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out JsonElement value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
