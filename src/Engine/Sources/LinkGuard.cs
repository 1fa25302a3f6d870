using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Sources;

/// <summary>Refuses links that lead nowhere or, unless allowed, out of the POI root.</summary>
/// <param name="root">Absolute path of the root; may itself be reached through links.</param>
/// <param name="allowExternal">Whether links may lead out of <paramref name="root"/>.</param>
internal sealed class LinkGuard(string root, bool allowExternal)
{
    private string? _realRoot;

    /// <summary>Returns when <paramref name="path"/> is no link, or one that may be followed.</summary>
    /// <param name="path">Absolute path; only its last name is checked, so check folders on the way first.</param>
    /// <param name="kind">What <paramref name="path"/> leads to.</param>
    /// <exception cref="NuTonicException">NT1023: out of the root; NT1024: to nothing; NT1025: in a circle.</exception>
    public void Check(string path, FileKind kind)
    {
        if (LinkFailure.Find(path, kind) is { } failure)
        {
            throw failure;
        }

        if (allowExternal || kind == FileKind.Missing || RealPath.Target(path) is not { } target)
        {
            return;
        }

        string real = RealPath.Of(path) ?? target;
        if (!IsInside(real))
        {
            throw new NuTonicException(Errors.ExternalLink, new SourceLocation(path), path, real);
        }
    }

    private bool IsInside(string real)
    {
        // Found only when there is a link, because most roots have none.
        _realRoot ??= Path.TrimEndingDirectorySeparator(RealPath.Of(root) ?? root);
        string inside = Path.EndsInDirectorySeparator(_realRoot) ? _realRoot : _realRoot + Path.DirectorySeparatorChar;
        return real == _realRoot || real.StartsWith(inside, StringComparison.Ordinal);
    }
}
