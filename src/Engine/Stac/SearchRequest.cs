using System.Text;

namespace NuTonic.Engine.Stac;

/// <summary>One request of a search.</summary>
/// <param name="Address">Where to.</param>
/// <param name="Body">The JSON that is posted; null for a GET.</param>
internal sealed record SearchRequest(Uri Address, byte[]? Body)
{
    /// <summary>The same for the same request.</summary>
    public string Key => Address.AbsoluteUri + "\n" + (Body is null ? "" : Encoding.UTF8.GetString(Body));
}
