namespace NuTonic.Engine.Packaging;

/// <summary>Licence of the data set as a whole, for the card's front matter.</summary>
/// <param name="Id">Identifier that the Hub knows: cc-by-4.0, odbl, other.</param>
/// <param name="Name">Short name, for <c>other</c> only; null leaves it out.</param>
/// <param name="Link">Address or file name, for <c>other</c> only; null leaves it out.</param>
internal sealed record CardLicense(string Id, string? Name, string? Link)
{
    /// <summary>For data whose parts have terms of their own, which the card lists.</summary>
    public static CardLicense PerSource => new("other", "terms-of-each-source", null);
}
