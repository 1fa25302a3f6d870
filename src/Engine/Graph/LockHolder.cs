using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace NuTonic.Engine.Graph;

/// <summary>
/// Who holds a lock file: the number of its process, written into the file. .NET locks each file that it opens, so a
/// file that is held can only be read by asking the system itself.
/// </summary>
internal static partial class LockHolder
{
    private const int CloseOnExec = 0x80000;
    private const int MostDigits = 10;

    /// <summary>Writes this process down.</summary>
    public static void Sign(FileStream file)
    {
        file.SetLength(0);
        file.Position = 0;
        file.Write(Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>"process 4711", or "another process" when the file does not say.</summary>
    public static string Describe(string path) => Read(path) is int process
        ? string.Create(CultureInfo.InvariantCulture, $"process {process}")
        : "another process";

    private static int? Read(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        using SafeFileHandle file = Open(path, CloseOnExec);
        if (file.IsInvalid)
        {
            return null;
        }

        Span<byte> text = stackalloc byte[MostDigits];
        try
        {
            int length = RandomAccess.Read(file, text, 0);
            return int.TryParse(text[..length], NumberStyles.None, CultureInfo.InvariantCulture, out int process)
                ? process
                : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return null;
        }
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle Open(string path, int flags);
}
