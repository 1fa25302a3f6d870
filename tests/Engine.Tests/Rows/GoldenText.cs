using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Rows;

/// <summary>Golden files beside a test; UPDATE_GOLDEN=1 rewrites them.</summary>
internal static class GoldenText
{
    public static void Check(string folder, string name, byte[] actual)
    {
        string path = Path.Combine(RepositoryRoot.Path, "tests", "Engine.Tests", folder, "Golden", name);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, actual);
        }

        Assert.Equal(File.ReadAllText(path), System.Text.Encoding.UTF8.GetString(actual));
    }
}
