using System.Runtime.InteropServices;

namespace NuTonic.Engine.Cache;

/// <summary>
/// The statx(2) call: one call tells inode and change time, which <see cref="FileInfo"/> does not know, and is cheaper.
/// </summary>
/// <seealso href="https://man7.org/linux/man-pages/man2/statx.2.html"/>
internal static partial class Statx
{
    /// <summary>No open folder: paths are absolute.</summary>
    public const int NoFolder = -100;

    private const int PathOnly = 0x200000;
    private const int FolderOnly = 0x10000;
    private const int CloseOnExecute = 0x80000;
    private const int EmptyPath = 0x1000;
    private const uint BasicFields = 0x7ff;
    private const int NoSuchFile = 2;
    private const int NotAFolder = 20;
    private const int KindMask = 0xf000;
    private const int RegularFile = 0x8000;
    private const int Folder = 0x4000;

    /// <summary>Looks at what <paramref name="path"/> leads to. Linux only.</summary>
    public static FileKind Read(string path, out FileStamp stamp) =>
        Decode(Call(NoFolder, path, 0, BasicFields, out Fields fields), in fields, out stamp);

    /// <summary>
    /// Looks at what a path in UTF-8, ended by a zero byte, leads to; it starts at
    /// <paramref name="folder"/> unless it is absolute.
    /// </summary>
    public static FileKind Read(int folder, ReadOnlySpan<byte> path, out FileStamp stamp) =>
        Decode(
            Call(folder, in MemoryMarshal.GetReference(path), 0, BasicFields, out Fields fields), in fields, out stamp);

    /// <summary>Opens a folder to start paths at; <see cref="NoFolder"/> when that fails.</summary>
    public static int OpenFolder(string path)
    {
        int descriptor = Open(path, PathOnly | FolderOnly | CloseOnExecute);
        return descriptor < 0 ? NoFolder : descriptor;
    }

    /// <summary>Closes what <see cref="OpenFolder"/> opened.</summary>
    public static void CloseFolder(int descriptor) => _ = Close(descriptor);

    /// <summary>Looks at an open file. Linux only.</summary>
    public static FileKind Read(SafeHandle handle, out FileStamp stamp)
    {
        bool held = false;
        try
        {
            handle.DangerousAddRef(ref held);
            int descriptor = (int)handle.DangerousGetHandle();
            return Decode(Call(descriptor, "", EmptyPath, BasicFields, out Fields fields), in fields, out stamp);
        }
        finally
        {
            if (held)
            {
                handle.DangerousRelease();
            }
        }
    }

    private static FileKind Decode(int result, in Fields fields, out FileStamp stamp)
    {
        stamp = default;
        if (result != 0)
        {
            return Marshal.GetLastPInvokeError() is NoSuchFile or NotAFolder ? FileKind.Missing : FileKind.Other;
        }

        ulong device = ((ulong)fields.DeviceMajor << 32) | fields.DeviceMinor;
        stamp = new FileStamp(
            device, fields.Inode, (long)fields.Size, fields.Modified.Nanoseconds, fields.Changed.Nanoseconds);
        return (fields.Mode & KindMask) switch
        {
            RegularFile => FileKind.File,
            Folder => FileKind.Directory,
            _ => FileKind.Other,
        };
    }

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Call(int folder, string path, int flags, uint mask, out Fields fields);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true)]
    private static partial int Call(int folder, in byte path, int flags, uint mask, out Fields fields);

    /// <summary>The kernel's <c>struct statx</c>: 256 bytes, of which these are read.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Fields
    {
        [FieldOffset(28)]
        public ushort Mode;
        [FieldOffset(32)]
        public ulong Inode;
        [FieldOffset(40)]
        public ulong Size;
        [FieldOffset(96)]
        public Time Changed;
        [FieldOffset(112)]
        public Time Modified;
        [FieldOffset(136)]
        public uint DeviceMajor;
        [FieldOffset(140)]
        public uint DeviceMinor;
    }

    [StructLayout(LayoutKind.Sequential, Size = 16)]
    private struct Time
    {
        public long WholeSeconds;
        public uint Fraction;

        public readonly long Nanoseconds => unchecked((WholeSeconds * 1_000_000_000) + Fraction);
    }
}
