namespace NuTonic.Engine.Diagnostics;

/// <summary>One row of the table of errors and warnings.</summary>
/// <param name="Code"><c>NT</c> and four digits; never reused for another meaning.</param>
/// <param name="Severity">Whether the build fails.</param>
/// <param name="Format">Composite format of the message, formatted with the invariant culture: names the thing, shows
/// what was found and what was expected, says what to do.</param>
public sealed record ErrorDescriptor(string Code, Severity Severity, string Format);
