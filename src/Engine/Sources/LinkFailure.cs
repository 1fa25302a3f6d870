using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Sources;

/// <summary>Tells links that lead nowhere from what is simply absent.</summary>
internal static class LinkFailure
{
    /// <summary>
    /// The error when <paramref name="path"/> is a link that cannot be followed to its end; else null.
    /// </summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="kind">What <paramref name="path"/> leads to.</param>
    public static NuTonicException? Find(string path, FileKind kind)
    {
        if (kind is FileKind.File or FileKind.Directory || RealPath.Target(path) is not { } target)
        {
            return null;
        }

        SourceLocation location = new(path);
        if (RealPath.Of(path) is null)
        {
            return new NuTonicException(Errors.LinkLoop, location, path, target);
        }

        return kind == FileKind.Missing ? new NuTonicException(Errors.BrokenLink, location, path, target) : null;
    }

    /// <summary>True when <paramref name="path"/> (absolute) is a link that leads nowhere.</summary>
    public static bool IsDangling(string path)
    {
        if (RealPath.Target(path) is null)
        {
            return false;
        }

        FileStamp.TryRead(path, out _, out FileKind kind);
        return Find(path, kind) is not null;
    }
}
