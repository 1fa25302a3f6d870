using System.Diagnostics;

namespace NuTonic.EndToEnd.Tests.UnderFire;

/// <summary>A small file system of its own; the test is skipped where mounting is not permitted.</summary>
internal sealed class Mount : IDisposable
{
    private readonly string _folder;

    /// <summary>Mounts one in memory on <paramref name="folder"/>, which is created.</summary>
    /// <param name="folder">Absolute path.</param>
    /// <param name="options">Options of mount(8).</param>
    /// <param name="type">Type of file system.</param>
    public Mount(string folder, string options, string type = "tmpfs")
    {
        _folder = folder;
        Directory.CreateDirectory(folder);
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && Run("mount", "-t", type, "-o", options, type, folder),
            $"mounting a {type} is not permitted");
    }

    /// <summary>Changes options of the mounted file system.</summary>
    public void Remount(string options) => Assert.True(Run("mount", "-o", "remount," + options, _folder));

    /// <summary>Fills it to the last byte with a file of this name.</summary>
    public void Fill(string name) => Run("dd", "if=/dev/zero", "of=" + Path.Combine(_folder, name), "bs=4096");

    public void Dispose() => Run("umount", "-l", _folder);

    private static bool Run(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
