using NuTonic.Engine.Hub;

namespace NuTonic.Engine.Tests.Hub;

public sealed class GitBlobTests
{
    // Both from "Git Internals - Git Objects" and from git's own empty blob.
    [Theory]
    [InlineData("test content\n", "d670460b4b4aece5915caf5c68d12f560a9fe3e4")]
    [InlineData("", "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391")]
    public void IdOf_KnownContent_IsGits(string content, string id) =>
        Assert.Equal(id, GitBlob.IdOf(System.Text.Encoding.ASCII.GetBytes(content)));
}
