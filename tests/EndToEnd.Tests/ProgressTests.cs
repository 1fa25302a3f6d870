using System.Diagnostics;

namespace NuTonic.EndToEnd.Tests;

/// <summary>Progress on a terminal, and nowhere else. The terminal is made by script(1).</summary>
public sealed class ProgressTests : IDisposable
{
    private const string Script = "/usr/bin/script";
    private const string Rate = " POIs/s, ";
    private const string StartOfLine = "\r\u001b[K";
    private const string StartOfTitle = "\u001b]0;";

    // Long enough for a few redraws on a fast machine.
    private readonly BuildSpace _space = new(("SamplePois", "24"), ("SampleKm", "2"));

    [Fact]
    public void Build_OnATerminal_ShowsALiveLineUnlessSwitchedOffOrRedirected()
    {
        Assert.SkipUnless(File.Exists(Script), "needs script(1)");

        string line = OnTerminal("-tl:off");
        Assert.Contains(StartOfLine, line, StringComparison.Ordinal);
        Assert.Contains(Rate, line, StringComparison.Ordinal);
        Assert.Contains(StartOfLine + "  " + _space.Out, line, StringComparison.Ordinal);

        Assert.DoesNotContain(Rate, OnTerminal("-tl:off -p:OutputSize=40 -p:Progress=none"), StringComparison.Ordinal);

        string title = OnTerminal("-tl:on -p:OutputSize=48");
        Assert.Contains(StartOfTitle, title, StringComparison.Ordinal);
        Assert.DoesNotContain(StartOfLine, title, StringComparison.Ordinal);

        OnTerminal("-tl:off -p:OutputSize=56 > redirected.txt");
        string redirected = File.ReadAllText(_space.Combine("redirected.txt"));
        Assert.Contains(" built, ", redirected, StringComparison.Ordinal);
        Assert.DoesNotContain(Rate, redirected, StringComparison.Ordinal);
    }

    public void Dispose() => _space.Dispose();

    private string OnTerminal(string arguments)
    {
        ProcessStartInfo start = new(Script)
        {
            WorkingDirectory = _space.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { "-qec", "dotnet build dataset.proj -nologo -v:m " + arguments, "/dev/null" },
        };
        start.Environment["TERM"] = "xterm";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment.Remove("MSBuildSDKsPath");
        start.Environment.Remove("MSBUILD_EXE_PATH");
        start.Environment.Remove("MSBuildExtensionsPath");
        using Process process = Process.Start(start)!;
        BuildRun run = BuildRun.WaitFor(process, TimeSpan.FromMinutes(4));
        Assert.True(run.ExitCode == 0, run.Output);
        return run.Output;
    }
}
