using System.Globalization;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Pipeline;

namespace NuTonic.BuildHost;

/// <summary>
/// Builds one data set without MSBuild, for tests that kill builds by the dozen:
/// <c>NuTonic.BuildHost PROJECT-FOLDER STATE-FOLDER Name=Value...</c>. Prints a line for each node, diagnostic and
/// summary as soon as it is known; exits with 1 after an error.
/// </summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        LineLog log = new(Console.Out);
        Dictionary<string, string> options = arguments[2..]
            .Select(argument => argument.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        try
        {
            log.Line("started");
            Dataset.Build(
                new DatasetRequest(options, arguments[0], arguments[1], _ => null),
                rebuild: false,
                log,
                CancellationToken.None);
        }
        catch (NuTonicException failure)
        {
            log.Report(failure.Diagnostic);
        }

        return log.HasErrors ? 1 : 0;
    }

    /// <summary>One line for each thing, in one write: what was printed before a kill stays readable.</summary>
    private sealed class LineLog(TextWriter writer) : IDatasetLog
    {
        private readonly Lock _gate = new();

        public bool HasErrors { get; private set; }

        public void Report(Diagnostic diagnostic)
        {
            HasErrors |= diagnostic.Severity == Severity.Error;
            Line(
                $"{(diagnostic.Severity == Severity.Error ? "error" : "warning")} {diagnostic.Code}: "
                + $"{diagnostic.Message}");
        }

        public void Detail(string text) => Line(text);

        public void Summary(string text) => Line(text);

        public void Line(string text)
        {
            lock (_gate)
            {
                writer.WriteLine(text);
                writer.Flush();
            }
        }
    }
}
