namespace NuTonic.Engine.Diagnostics;

// NT6xxx: packaging. A retired code stays as a comment so that it is not given out again.
public static partial class Errors
{
}
