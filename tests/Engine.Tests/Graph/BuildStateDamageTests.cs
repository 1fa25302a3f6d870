using NuTonic.Engine.Graph;
using NuTonic.Engine.Tests.Cache;

namespace NuTonic.Engine.Tests.Graph;

/// <summary>Whatever is done to the log, what is loaded is what the log said after one of its records.</summary>
public sealed class BuildStateDamageTests : IDisposable
{
    private const int SignatureLength = 8;

    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _states = [];
    private readonly List<long> _ends = [];
    private readonly byte[] _log;

    public BuildStateDamageTests()
    {
        using BuildState state = BuildState.Load(LogPath, diagnostic => Assert.Fail(diagnostic.Message));
        _states.Add("");
        _ends.Add(SignatureLength);
        Action[] steps =
        [
            () => state.Put(Units.Sample("a", 1)),
            () => state.Put(Units.Sample("b", 1)),
            () => state.Put(Units.Sample("a", 2)),
            () => state.Remove("b"),
            () => state.Put(Units.Sample("c", 1)),
        ];
        foreach (Action step in steps)
        {
            step();
            _states.Add(Text(state));
            _ends.Add(new FileInfo(LogPath).Length);
        }

        _log = File.ReadAllBytes(LogPath);
    }

    private string LogPath => _folder.File("whole.log");

    private string DamagedPath => _folder.File("damaged.log");

    [Fact]
    public void Load_TruncatedAnywhere_IsTheStateOfTheWholeRecordsAndTakesMore()
    {
        for (int length = 0; length <= _log.Length; length++)
        {
            int whole = Math.Max(0, _ends.FindLastIndex(end => end <= length));
            RecordingListener listener = new();
            File.WriteAllBytes(DamagedPath, _log[..length]);

            using (BuildState state = BuildState.Load(DamagedPath, listener.Report))
            {
                Assert.Equal(_states[whole], Text(state));
                Assert.Equal(_ends.Contains(length) ? 0 : 1, listener.Diagnostics.Count);
                state.Put(Units.Sample("z", 1));
            }

            using BuildState again = BuildState.Load(DamagedPath, diagnostic => Assert.Fail($"{length}: {diagnostic}"));
            Assert.Equal(_states[whole] + "z=" + Packed(Units.Sample("z", 1)) + ";", Text(again));
        }
    }

    [Fact]
    public void Load_AnyByteChanged_IsTheStateBeforeTheDamageWithAWarning()
    {
        for (int i = 0; i < _log.Length; i++)
        {
            int intact = Math.Max(0, _ends.FindLastIndex(end => end <= i));
            RecordingListener listener = new();
            byte[] damaged = [.. _log];
            damaged[i] ^= (byte)(1 << (i % 8));
            File.WriteAllBytes(DamagedPath, damaged);

            using BuildState state = BuildState.Load(DamagedPath, listener.Report);

            Assert.Equal(_states[intact], Text(state));
            Assert.Equal([i < SignatureLength ? "NT7001" : "NT7002"], listener.Codes);
        }
    }

    public void Dispose() => _folder.Dispose();

    private static string Text(BuildState state) =>
        string.Concat(state.UnitNames.Select(name => $"{name}={Packed(state.Find(name)!)};"));

    private static string Packed(UnitRecord unit) => Convert.ToHexString(UnitRecordFormat.Pack(unit));
}
