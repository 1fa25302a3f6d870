namespace NuTonic.Engine.Packaging;

/// <summary>
/// An option that changes a byte of the data set, or the digest of something else that does. A class: sequences of
/// pairs are compiled at run time in every build, see docs/performance.md.
/// </summary>
/// <param name="Name">Name of the option, or of the thing.</param>
/// <param name="Value">Its canonical text.</param>
internal sealed record Setting(string Name, string Value);
