namespace NuTonic.Engine.Packaging.Aerial;

/// <summary>The ground that a quad shows, whenever it was flown.</summary>
internal static class QuadPlace
{
    private const int QuadDigits = 7;

    /// <summary>
    /// State, quad and quarter for a NAIP name: "m_3211605_ne" for "m_3211605_ne_11_060_20200415"; any other name as it
    /// is.
    /// </summary>
    /// <param name="imageName">Name of the quad.</param>
    public static string Of(string imageName)
    {
        string[] parts = imageName.Split('_');
        bool isNaip = parts.Length >= 4
            && parts[0] == "m"
            && parts[1].Length == QuadDigits
            && parts[1].All(char.IsAsciiDigit)
            && parts[2] is "nw" or "ne" or "sw" or "se";
        return isNaip ? string.Join('_', parts[..3]) : imageName;
    }
}
