using System.Runtime.InteropServices;

namespace NuTonic.Engine.Cache;

/// <summary>Tells local from network file systems by the magic number of statfs(2).</summary>
/// <seealso href="https://man7.org/linux/man-pages/man2/statfs.2.html"/>
internal static partial class FileSystems
{
    /// <summary>
    /// The kind of the file system that holds <paramref name="path"/>, which must exist; else Unknown.
    /// </summary>
    public static FileSystemKind Of(string path)
    {
        // The magic number is the first word of the structure on 64-bit Linux; other systems lay it out differently.
        return OperatingSystem.IsLinux() && Environment.Is64BitProcess && Call(path, out Fields fields) == 0
            ? Classify(unchecked((uint)fields.Magic))
            : FileSystemKind.Unknown;
    }

    /// <summary>The kind that belongs to a magic number.</summary>
    internal static FileSystemKind Classify(uint magic) => magic switch
    {
        0xEF53 => FileSystemKind.Local, // ext2, ext3, ext4
        0x58465342 => FileSystemKind.Local, // xfs
        0x9123683E => FileSystemKind.Local, // btrfs
        0x01021994 => FileSystemKind.Local, // tmpfs
        0x794C7630 => FileSystemKind.Local, // overlayfs
        0x2FC12FC1 => FileSystemKind.Local, // zfs
        0xF2F52010 => FileSystemKind.Local, // f2fs
        0x6969 => FileSystemKind.Network, // nfs
        0x517B or 0xFF534D42 or 0xFE534D42 => FileSystemKind.Network, // smb, cifs, smb2
        0x01021997 => FileSystemKind.Network, // 9p
        0x65735546 => FileSystemKind.Network, // fuse: sshfs, s3fs, virtual machine shares
        0x00C36400 => FileSystemKind.Network, // ceph
        0x0BD00BD0 => FileSystemKind.Network, // lustre
        0x47504653 => FileSystemKind.Network, // gpfs
        0x5346414F => FileSystemKind.Network, // afs
        _ => FileSystemKind.Unknown,
    };

    [LibraryImport("libc", EntryPoint = "statfs", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Call(string path, out Fields fields);

    /// <summary>The kernel's <c>struct statfs</c> is 120 bytes on 64-bit Linux; the rest is reserve.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Fields
    {
        [FieldOffset(0)]
        public long Magic;
    }
}
