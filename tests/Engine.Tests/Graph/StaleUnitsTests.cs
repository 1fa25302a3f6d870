using System.Text;
using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Tests.Graph;

public sealed class StaleUnitsTests : IDisposable
{
    private readonly GraphScene _scene = new();
    private readonly RecordingListener _listener = new();

    [Fact]
    public void Remove_UnitGone_ItsFilesGoAndTheOthersStay()
    {
        Commit("a", "a.txt", "1");
        Commit("b", "b.txt", "2");

        StaleUnits.Remove(new HashSet<string> { "b" }, _scene.Services(_listener));

        Assert.Equal(["b.txt"], _scene.Published());
        Assert.Equal(["b"], _scene.State.UnitNames);
        Assert.Empty(_listener.Diagnostics);
    }

    [Fact]
    public void Remove_OutputMovedToAPresentUnit_Stays()
    {
        Commit("old folder", "x.txt", "1");
        Commit("new folder", "x.txt", "1");

        StaleUnits.Remove(new HashSet<string> { "new folder" }, _scene.Services(_listener));

        Assert.Equal(["x.txt"], _scene.Published());
        Assert.Equal(["new folder"], _scene.State.UnitNames);
        Assert.Empty(_listener.Diagnostics);
    }

    [Fact]
    public void Remove_EditedFileOfAUnitGone_IsLeftWithAWarning()
    {
        Commit("a", "a.txt", "1");
        File.WriteAllText(_scene.Output("a.txt"), "mine");

        StaleUnits.Remove(new HashSet<string>(), _scene.Services(_listener));

        Assert.Equal(["a.txt"], _scene.Published());
        Assert.Equal(["NT7010"], _listener.Codes);
        Assert.Empty(_scene.State.UnitNames);
    }

    public void Dispose() => _scene.Dispose();

    private void Commit(string unit, string path, string text)
    {
        BuildServices services = _scene.Services(_listener);
        NodeRecord node = new(
            "n",
            "text",
            GraphScene.DigestOf("inputs"),
            ReadOnlyMemory<byte>.Empty,
            [new(path, services.Contents.Put(Encoding.UTF8.GetBytes(text)))]);
        new UnitSession(unit, _scene.State.Find(unit), services).Commit(GraphScene.Record(node) with { Name = unit });
    }
}
