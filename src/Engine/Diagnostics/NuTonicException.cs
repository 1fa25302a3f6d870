namespace NuTonic.Engine.Diagnostics;

/// <summary>
/// The user's or the world's fault, never the program's: carries the code, message and place to report.
/// </summary>
public sealed class NuTonicException : Exception
{
    /// <summary>Formats the message of <paramref name="descriptor"/> in the invariant culture.</summary>
    public NuTonicException(ErrorDescriptor descriptor, SourceLocation? location, params object?[] args)
        : this(Diagnostic.Create(descriptor, location, args), null)
    {
    }

    /// <summary>Wraps <paramref name="diagnostic"/>, keeping the exception that revealed it.</summary>
    public NuTonicException(Diagnostic diagnostic, Exception? innerException)
        : base(diagnostic.Message, innerException)
    {
        Diagnostic = diagnostic;
    }

    /// <summary>What to report.</summary>
    public Diagnostic Diagnostic { get; }
}
