namespace NuTonic.Engine.Cache;

/// <summary>What <see cref="CacheAudit"/> went through.</summary>
/// <param name="Contents">Contents looked at.</param>
/// <param name="Actions">Actions looked at.</param>
/// <param name="Bytes">Bytes of the contents that were read.</param>
/// <param name="Orphans">Files that no row of the index names; they are in nobody's way.</param>
internal sealed record CacheAuditResult(long Contents, long Actions, long Bytes, long Orphans);
