using System.Globalization;

namespace NuTonic.Engine.Diagnostics;

/// <summary>An error or a warning about the user's input or the world, with the place it is about.</summary>
/// <param name="Code">Code from <see cref="Errors"/>.</param>
/// <param name="Severity">Error or warning.</param>
/// <param name="Message">Whole sentence, invariant culture, without code and location.</param>
/// <param name="Location">Null when no file is to blame.</param>
public sealed record Diagnostic(string Code, Severity Severity, string Message, SourceLocation? Location)
{
    /// <summary>Formats <paramref name="descriptor"/> with <paramref name="args"/> in the invariant culture.</summary>
    public static Diagnostic Create(ErrorDescriptor descriptor, SourceLocation? location, params object?[] args) =>
        new(
            descriptor.Code,
            descriptor.Severity,
            string.Format(CultureInfo.InvariantCulture, descriptor.Format, args),
            location);
}
