using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Pipeline.Reports;

/// <summary>Words of the JSON lines, independent of the names in the code.</summary>
internal static class Words
{
    /// <summary>Kind of a cause.</summary>
    public static string Of(CauseKind kind) => kind switch
    {
        CauseKind.Option => "option",
        CauseKind.File => "file",
        CauseKind.Code => "code",
        CauseKind.Output => "output",
        CauseKind.New => "new",
        CauseKind.Cache => "cache",
        CauseKind.Rebuild => "rebuild",
        CauseKind.Removed => "removed",
        _ => "input",
    };
}
