using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NuTonic.EndToEnd.Tests;

/// <summary>What a build printed and how it ended.</summary>
internal sealed partial class BuildRun
{
    private BuildRun(int exitCode, string output)
    {
        ExitCode = exitCode;
        Output = output;
        Match summary = Summary().Match(output);
        if (summary.Success)
        {
            Built = Number(summary, 1);
            FromCache = Number(summary, 2);
            UpToDate = Number(summary, 3);
        }
    }

    public int ExitCode { get; }

    public string Output { get; }

    /// <summary>Nodes computed; -1 when the build printed no summary.</summary>
    public int Built { get; } = -1;

    public int FromCache { get; } = -1;

    public int UpToDate { get; } = -1;

    /// <summary>"unit/node" of every node that was computed, ordinal order.</summary>
    public string[] BuiltNodes => Nodes("built");

    /// <summary>"unit/node" of every node that came from the cache, ordinal order.</summary>
    public string[] CachedNodes => Nodes("from cache");

    /// <summary>Codes of all warnings, once each.</summary>
    public string[] Warnings =>
        [.. WarningCode().Matches(Output).Select(match => match.Groups[1].Value).Distinct().Order()];

    /// <summary>Codes of all errors, once each.</summary>
    public string[] Errors =>
        [.. ErrorCode().Matches(Output).Select(match => match.Groups[1].Value).Distinct().Order()];

    /// <summary>Waits for the end, reading what is printed meanwhile; kills the build when it takes too long.</summary>
    /// <param name="process">The build.</param>
    /// <param name="patience">How long it may take.</param>
    /// <param name="alreadyRead">What was read of its output before.</param>
    public static BuildRun WaitFor(Process process, TimeSpan patience, string alreadyRead = "")
    {
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"the build did not end in {patience}: {output.Result}");
        }

        return new BuildRun(process.ExitCode, alreadyRead + output.Result + errors.Result);
    }

    /// <summary>
    /// Reads the output of <paramref name="process"/> until it has <paramref name="count"/> lines
    /// with <paramref name="text"/>.
    /// </summary>
    public static string ReadUntil(Process process, string text, int count = 1)
    {
        StringBuilder read = new();
        for (int found = 0; found < count;)
        {
            string? line = process.StandardOutput.ReadLine();
            Assert.True(line is not null, $"the build ended without {count} x '{text}':\n{read}");
            read.AppendLine(line);
            found += line!.Contains(text, StringComparison.Ordinal) ? 1 : 0;
        }

        return read.ToString();
    }

    /// <summary>Asserts success and the counts.</summary>
    public void AssertCounts(int built, int fromCache, int upToDate) => Assert.True(
        ExitCode == 0 && (Built, FromCache, UpToDate) == (built, fromCache, upToDate),
        $"expected {built} built, {fromCache} from cache, {upToDate} up to date, exit 0; got exit "
        + $"{ExitCode}:\n{Output}");

    private static int Number(Match match, int group) =>
        int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private string[] Nodes(string verdict) =>
        [.. NodeLine().Matches(Output)
            .Where(match => match.Groups[2].Value == verdict)
            .Select(match => match.Groups[1].Value)
            .Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"(\d+) built, (\d+) from cache, (\d+) up to date")]
    private static partial Regex Summary();

    [GeneratedRegex(@"^\s*(\S+): (built|from cache) \(", RegexOptions.Multiline)]
    private static partial Regex NodeLine();

    [GeneratedRegex(@"warning (NT\d{4})")]
    private static partial Regex WarningCode();

    [GeneratedRegex(@"error (NT\d{4})")]
    private static partial Regex ErrorCode();
}
