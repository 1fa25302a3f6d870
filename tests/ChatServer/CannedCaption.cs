using System.Security.Cryptography;
using System.Text;

namespace NuTonic.ChatServer;

/// <summary>
/// A caption that passes washing and the fact check whatever the facts are; another one for another prompt.
/// </summary>
public static class CannedCaption
{
    private static readonly string[] Leads =
    [
        "This aerial view shows", "Seen from above, there is", "The image contains",
    ];
    private static readonly string[] Middles =
    [
        "open ground", "a patch of land", "a piece of ground", "a stretch of land",
    ];
    private static readonly string[] Ends =
    [
        "with few details to be made out", "under an even light", "with soft edges and muted tones",
    ];

    /// <summary>Always the same text for one request.</summary>
    public static string For(string body)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(body));
        return $"{Leads[hash[0] % 3]} {Middles[hash[1] % 4]} {Ends[hash[2] % 3]}, much like the land around it.";
    }
}
