namespace NuTonic.Engine.Packaging.Aerial;

/// <summary>A source of aerial samples, with its terms.</summary>
/// <param name="LicenseId">
/// In the words of the Hub: "odbl", "cc-by-4.0", ...; <see cref="PublicDomain"/> and "other" besides.
/// </param>
/// <param name="Credit">What a person has to know about it.</param>
internal sealed record AerialSource(string LicenseId, SourceCredit Credit)
{
    /// <summary>Identifier of works that nobody has rights in.</summary>
    public const string PublicDomain = "public-domain";

    /// <summary>The database licence of OpenStreetMap.</summary>
    public const string OpenDatabase = "odbl";

    /// <summary>Orthophotos of the National Agriculture Imagery Program.</summary>
    public static AerialSource Naip => new(PublicDomain, new SourceCredit(
        "USDA National Agriculture Imagery Program (NAIP)",
        "public domain, a work of the United States government",
        "Imagery: USDA National Agriculture Imagery Program. (A courtesy, not a condition.)"));

    /// <summary>An extract of OpenStreetMap.</summary>
    public static AerialSource OpenStreetMap => new(OpenDatabase, new SourceCredit(
        "OpenStreetMap",
        "Open Database License 1.0 (https://opendatacommons.org/licenses/odbl/1-0/)",
        "© OpenStreetMap contributors, https://www.openstreetmap.org/copyright. Contains information from "
        + "OpenStreetMap, which is made available here under the Open Database License (ODbL)."));

    /// <summary>Pictures that the generator of the sample world painted.</summary>
    public static AerialSource SampleImagery => new("apache-2.0", new SourceCredit(
        "Sample imagery painted by NuTonic (no real imagery)", "Apache-2.0, as the program", null));

    /// <summary>The map of the sample world.</summary>
    public static AerialSource SampleMap => new("apache-2.0", new SourceCredit(
        "Sample map drawn by NuTonic (no real place)", "Apache-2.0, as the program", null));

    /// <summary>Imagery whose terms only its owner knows.</summary>
    /// <param name="license">
    /// As its sidecar has it; "other" when it was not stated. It becomes an identifier of the card only when it is one:
    /// small letters, digits, dots and hyphens, whatever its case was.
    /// </param>
    public static AerialSource Imagery(string license) => new(IdOf(license), new SourceCredit(
        "Imagery of the builder of this data set",
        license == "other" ? "not stated by the builder of this data set: ask them" : license,
        null));

    private static string IdOf(string license)
    {
        string id = license.ToLowerInvariant();
        return id.Length > 0 && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-')
            ? id
            : "other";
    }
}
