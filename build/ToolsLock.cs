using System;
using System.IO;
using System.Threading;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>
/// Of several builds that find the tool out of date one compiles it, the others wait and then find it done. Compiled by
/// MSBuild itself, and only when the tool is out of date: the tool's own locks are not there yet.
/// </summary>
public sealed class NuTonicToolsLock : Task
{
    private const string Key = "NuTonic.ToolsLock";

    /// <summary>Lock file.</summary>
    [Required]
    public string File { get; set; }

    /// <summary>True gives the lock back; the end of the build does too, however it ends.</summary>
    public bool Release { get; set; }

    /// <inheritdoc/>
    public override bool Execute()
    {
        IBuildEngine4 engine = (IBuildEngine4)BuildEngine;
        if (Release)
        {
            ((IDisposable)engine.UnregisterTaskObject(Key, RegisteredTaskObjectLifetime.Build))?.Dispose();
            return true;
        }

        if (engine.GetRegisteredTaskObject(Key, RegisteredTaskObjectLifetime.Build) == null)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(File));
            engine.RegisterTaskObject(Key, Take(), RegisteredTaskObjectLifetime.Build, allowEarlyCollection: false);
        }

        return true;
    }

    private FileStream Take()
    {
        for (bool told = false; ; told = true)
        {
            try
            {
                return new FileStream(File, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (System.IO.File.Exists(File))
            {
                if (!told)
                {
                    Log.LogMessage(
                        MessageImportance.High, "Another build is compiling the tool; waiting for it to end.");
                }

                Thread.Sleep(100);
            }
        }
    }
}
