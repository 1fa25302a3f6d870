using System.Diagnostics;
using System.Text;
using NuTonic.Engine.Captions;
using NuTonic.Engine.Packaging.Shards;
using Contents = NuTonic.Engine.Tests.Cache.Sample;

namespace NuTonic.Engine.Tests.Packaging.Shards;

/// <summary>A small shard as the pipeline puts one together.</summary>
internal static class ShardScene
{
    public static long[] Ids => [7, 42, 1_000_000, 4_503_599_627_370_497, 9_007_199_254_740_991, 9_007_199_254_740_990];

    public static byte[] Picture(long id) =>
        [0xFF, 0xD8, 0xFF, 0xE0, .. Contents.Bytes((int)(id % 1500), seed: 9), 0xFF, 0xD9];

    public static byte[] Text(long id) => SampleJson.Write(
        id,
        "m_3211605_ne_11_060_20200415",
        [
            new Annotation(
                CaptionTask.Area, $"A rectangular field lies in the north of patch {id}.", "nutonic/template-1"),
            new Annotation(CaptionTask.Revision, "Peñasco: \"a field\" – 農地 🌾", "nutonic/template-1"),
        ]);

    public static byte[] Shard(params IEnumerable<long> ids) =>
    [
        .. ids.SelectMany(id => (IEnumerable<byte>)
            [.. TarEntry.Create(ShardNames.Image(id), Picture(id)), .. TarEntry.Create(ShardNames.Text(id), Text(id))]),
        .. TarEnd.Create(),
    ];

    /// <summary>What a program prints; the test is skipped where the machine has no such program.</summary>
    public static byte[] Run(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TZ"] = "UTC";
        start.Environment["LC_ALL"] = "C";
        using Process? process = Start(start);
        Assert.SkipWhen(process is null, $"this machine has no {program}");
        using MemoryStream output = new();
        Task<string> errors = process!.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        process.StandardOutput.BaseStream.CopyTo(output);
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(1)), $"{program} does not end");
        Assert.True(process.ExitCode == 0, errors.GetAwaiter().GetResult());
        return output.ToArray();
    }

    public static string RunText(string program, params string[] arguments) =>
        Encoding.UTF8.GetString(Run(program, arguments));

    private static Process? Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
