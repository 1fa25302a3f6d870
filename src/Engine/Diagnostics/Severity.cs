namespace NuTonic.Engine.Diagnostics;

/// <summary>What a diagnostic means for the build: an error fails it, a warning does not.</summary>
public enum Severity
{
    /// <summary>The build goes on; the user should look.</summary>
    Warning,

    /// <summary>What the diagnostic names is not built, and the build fails at its end.</summary>
    Error,
}
