namespace NuTonic.Engine.Diagnostics;

// NT9xxx: options and the MSBuild side. A retired code stays as a comment so that it is not given out again.
public static partial class Errors
{
    /// <summary>An option has a value outside its range: name, value, range.</summary>
    public static readonly ErrorDescriptor BadOption = Error(
        "NT9001", "{0}='{1}' is not allowed: it has to be {2}.");

    /// <summary>Options contradict each other: what, and what to do.</summary>
    public static readonly ErrorDescriptor OptionsContradict = Error(
        "NT9002", "{0}");

    /// <summary>A global property that nothing reads, with a near name: property, suggestion.</summary>
    public static readonly ErrorDescriptor MisspeltProperty = Warning(
        "NT9003", "Nothing reads the property '{0}': did you mean '{1}'?");

    /// <summary>A global property that nothing reads: property.</summary>
    public static readonly ErrorDescriptor UnknownProperty = Warning(
        "NT9004", "Nothing reads the property '{0}': docs/properties.md lists the options.");

    /// <summary>The build was cancelled: finished work is kept.</summary>
    public static readonly ErrorDescriptor Cancelled = Error(
        "NT9005", "The build was cancelled; what was finished is kept, and the next build goes on from there.");
}
