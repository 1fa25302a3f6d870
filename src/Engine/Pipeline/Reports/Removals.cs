namespace NuTonic.Engine.Pipeline.Reports;

/// <summary>Units that left the build: a dry run counts their removal as a node of a kind of its own.</summary>
internal static class Removals
{
    /// <summary>Kind of the report.</summary>
    public const string Kind = "removal";
}
