namespace NuTonic.Engine.Graph;

/// <summary>What becomes of a lock file when its lock is given back.</summary>
internal enum LockFile
{
    /// <summary>It stays, empty.</summary>
    Stays,

    /// <summary>It is deleted: nothing of it may remain in its folder.</summary>
    Goes,
}
