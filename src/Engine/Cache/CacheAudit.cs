using System.Globalization;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Sqlite;

namespace NuTonic.Engine.Cache;

/// <summary>
/// Reads the whole cache and compares every byte with what the index says. Builds may use the cache meanwhile: an entry
/// that goes away or comes while this runs is no damage.
/// </summary>
internal sealed class CacheAudit
{
    private readonly HashSet<Digest> _damagedContents = [];
    private readonly string _folder;
    private readonly ContentFiles _files;
    private readonly bool _repair;
    private readonly BoundedReport _damage;
    private long _contents;
    private long _actions;
    private long _bytes;

    private CacheAudit(string folder, bool repair, BoundedReport damage)
    {
        _folder = CacheDirectory.VersionedFolder(folder);
        _files = new ContentFiles(_folder);
        _repair = repair;
        _damage = damage;
    }

    /// <summary>Checks the cache in <paramref name="folder"/>, an absolute path; an absent one is sound.</summary>
    /// <param name="folder">As for <see cref="CacheDirectory.Open"/>.</param>
    /// <param name="repair">True drops what is damaged; false changes nothing.</param>
    /// <param name="damage">Receives everything that is damaged.</param>
    /// <param name="report">Receives other warnings.</param>
    /// <param name="cancellation">Stops between two entries.</param>
    /// <exception cref="NuTonicException">NT8001 to NT8004: the index cannot be used.</exception>
    public static CacheAuditResult Run(
        string folder, bool repair, BoundedReport damage, Action<Diagnostic> report, CancellationToken cancellation) =>
        new CacheAudit(folder, repair, damage).Run(report, cancellation);

    private CacheAuditResult Run(Action<Diagnostic> report, CancellationToken cancellation)
    {
        string index = Path.Combine(_folder, "index.db");
        if (!File.Exists(index))
        {
            return Result(CountOrphans(null));
        }

        // A broken index is reported here in other words than a build has for it.
        IndexOpener opener = new(_folder, new CacheOptions { ReadOnly = !_repair }, warning =>
        {
            if (warning.Code != Errors.IndexIgnored.Code)
            {
                report(warning);
            }
        });
        IndexRows? rows = opener.Open();
        try
        {
            if (rows is not null && rows.IsWhole() && TryCheckRows(rows, cancellation))
            {
                return Result(CountOrphans(rows));
            }
        }
        catch (SqliteFailureException failure)
        {
            throw opener.Explain(failure);
        }
        finally
        {
            rows?.Dispose();
        }

        _damage.Add(Diagnostic.Create(Errors.IndexBroken, new SourceLocation(index), index));
        if (_repair)
        {
            opener.Replace()?.Dispose();
        }

        return Result(0);
    }

    private CacheAuditResult Result(long orphans) => new(_contents, _actions, _bytes, orphans);

    // False: the index broke under the scan.
    private bool TryCheckRows(IndexRows rows, CancellationToken cancellation)
    {
        try
        {
            using (IndexScan scan = rows.ScanContents())
            {
                foreach ((long row, Digest? key) in scan.Rows())
                {
                    cancellation.ThrowIfCancellationRequested();
                    CheckContent(rows, scan, row, key);
                }
            }

            using (IndexScan scan = rows.ScanActions())
            {
                foreach ((long row, Digest? key) in scan.Rows())
                {
                    cancellation.ThrowIfCancellationRequested();
                    CheckAction(rows, scan, row, key);
                }
            }

            return true;
        }
        catch (SqliteFailureException failure) when (failure.IsDamage)
        {
            return false;
        }
    }

    private void CheckContent(IndexRows rows, IndexScan scan, long row, Digest? key)
    {
        _contents++;
        if (key is not { } digest)
        {
            DropRow(scan, row, Errors.ContentNotSound);
            return;
        }

        if (Inspect(rows, digest, out ContentRow entry) is not { } wrong)
        {
            return;
        }

        _damage.Add(Diagnostic.Create(Errors.ContentNotSound, null, digest, wrong));
        _damagedContents.Add(digest);
        if (_repair)
        {
            if (entry.Inline is null)
            {
                _files.Quarantine(digest);
            }

            rows.RemoveContent(digest);
        }
    }

    private string? Inspect(IndexRows rows, in Digest digest, out ContentRow row)
    {
        RowState state = rows.FindContent(digest, out row);
        if (state != RowState.Sound)
        {
            return state == RowState.Damaged ? "its index entry is garbled" : null;
        }

        string? wrong = null;
        byte[]? content = row.Inline ?? _files.Read(digest, row.Size, out wrong);
        if (content is null)
        {
            // Whoever pruned it removed the row first.
            bool isGone = rows.FindContent(digest, out _) == RowState.Absent;
            return isGone ? null : Expected(row, wrong ?? "no file");
        }

        _bytes += content.Length;
        return Hash128.Of(content) == row.Checksum && Digest.Of(content) == digest
            ? null
            : Expected(row, "other bytes");
    }

    private static string Expected(in ContentRow row, string found) =>
        string.Create(CultureInfo.InvariantCulture, $"expected {row.Size} bytes of that digest, found {found}");

    private void CheckAction(IndexRows rows, IndexScan scan, long row, Digest? key)
    {
        _actions++;
        if (key is not { } fingerprint)
        {
            DropRow(scan, row, Errors.ActionNotSound);
            return;
        }

        RowState state = rows.FindAction(fingerprint, out ActionRecord? record, out _);
        string? wrong = state == RowState.Damaged ? "its index entry is garbled" : null;
        bool dependsOnDamage = false;
        if (record is not null)
        {
            wrong = Digest.Of(record.KeyMaterial.Span) == fingerprint ? null : "its manifest has another fingerprint";
            dependsOnDamage = record.Contents.Any(_damagedContents.Contains);
            wrong ??= dependsOnDamage ? null : FirstAbsent(rows, record);
        }

        if (wrong is not null)
        {
            _damage.Add(Diagnostic.Create(Errors.ActionNotSound, null, fingerprint, wrong));
        }

        if (_repair && (wrong is not null || dependsOnDamage))
        {
            rows.RemoveAction(fingerprint);
        }
    }

    private static string? FirstAbsent(IndexRows rows, ActionRecord record)
    {
        foreach (Digest content in record.Contents)
        {
            if (rows.FindContent(content, out _) == RowState.Absent)
            {
                bool isGone = rows.FindAction(record.Key, out _, out _) == RowState.Absent;
                return isGone ? null : $"content {content} that it names is not in the cache";
            }
        }

        return null;
    }

    private void DropRow(IndexScan scan, long row, ErrorDescriptor what)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"in row {row}");
        _damage.Add(Diagnostic.Create(what, null, name, "its key is garbled"));
        if (_repair)
        {
            scan.Remove(row);
        }
    }

    private long CountOrphans(IndexRows? rows)
    {
        long orphans = 0;
        foreach (string name in _files.Names())
        {
            bool isNamed = rows is not null
                && Digest.TryParse(name, out Digest digest)
                && rows.FindContent(digest, out ContentRow row) == RowState.Sound
                && row.Inline is null;
            orphans += isNamed ? 0 : 1;
        }

        return orphans;
    }
}
