using System.Globalization;

namespace NuTonic.Fixtures;

/// <summary>
/// Another culture for the rest of a test, as the user's may be; the one before is back when it ends.
/// </summary>
internal sealed class OtherCulture : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    /// <param name="name">"tr-TR" has its own upper case of i, "de-DE" writes 1.5 as 1,5.</param>
    public OtherCulture(string name) => CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);

    public void Dispose() => CultureInfo.CurrentCulture = _before;
}
