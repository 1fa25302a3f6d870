namespace NuTonic.Engine.Cache;

/// <summary>Deletes, one slice at a time, what no running build uses, and counts.</summary>
/// <param name="folder">The cache's versioned folder.</param>
/// <param name="rows">The open index.</param>
/// <param name="counter">The counter of the <see cref="PruneGate"/>, whose right the caller holds.</param>
internal sealed class PruneSlices(string folder, IndexRows rows, FileStream counter)
{
    private const int PagesOfSlice = 1024;

    private readonly ContentFiles _files = new(folder);

    /// <summary>What was done so far.</summary>
    public PruneReport Report { get; private set; } = new();

    /// <summary>Deletes results that nobody used since they were read.</summary>
    public void RemoveActions(PruneIndex index, PruneAction[] actions) => InSlice(leases =>
    {
        int spared = 0;
        List<PruneAction> removed = [];
        rows.Write(() =>
        {
            index.CatchUp();
            foreach (PruneAction action in actions)
            {
                if (leases.Hold(action.Key))
                {
                    spared++;
                }
                else if (rows.RemoveUnusedAction(action.Key, action.LastUsedHour))
                {
                    removed.Add(action);
                }
            }

            index.NoteLastRow();
        });
        removed.ForEach(action => index.Release(action));
        Report = Report with
        {
            Actions = Report.Actions + removed.Count,
            FreedBytes = Report.FreedBytes + removed.Sum(action => action.Bytes),
            InUse = Report.InUse + spared,
        };
    });

    /// <summary>Deletes contents that no result uses.</summary>
    public void RemoveContents(PruneIndex index, int[] contents) => InSlice(leases =>
    {
        int spared = 0;
        List<PruneContent> removed = [];
        rows.Write(() =>
        {
            index.CatchUp();
            foreach (int number in contents.Where(number => index.Uses(number) == 0))
            {
                PruneContent content = index.Contents[number];
                if (leases.Hold(content.Digest))
                {
                    spared++;
                }
                else
                {
                    rows.RemoveContent(content.Digest);
                    removed.Add(content);
                }
            }

            index.NoteLastRow();
        });

        // After the rows: a file without a row is a stray, a row without a file would be damage.
        removed.ForEach(content => Delete(content));
        Report = Report with
        {
            Contents = Report.Contents + removed.Count,
            FreedBytes = Report.FreedBytes + removed.Sum(content => content.Bytes),
            InUse = Report.InUse + spared,
        };
    });

    /// <summary>Deletes files of contents that still have no row.</summary>
    public void RemoveOrphans(IEnumerable<(Digest Digest, FileInfo File)> orphans)
    {
        foreach ((Digest digest, FileInfo file) in orphans)
        {
            InSlice(leases =>
            {
                if (!leases.Hold(digest) && rows.FindContent(digest, out _) == RowState.Absent)
                {
                    RemoveFiles([file]);
                }
            });
        }
    }

    /// <summary>Deletes files that nobody looks for.</summary>
    public void RemoveFiles(IEnumerable<FileInfo> files)
    {
        foreach (FileInfo file in files)
        {
            long bytes = file.Length;
            try
            {
                file.Delete();
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                throw FileFailure.Explain(file.FullName, failure);
            }

            Report = Report with { StrayFiles = Report.StrayFiles + 1, FreedBytes = Report.FreedBytes + bytes };
        }
    }

    /// <summary>Gives free pages of the index back, as far as it was made for that.</summary>
    public void GivePagesBack(CancellationToken cancellation)
    {
        long free = rows.Database.QueryNumber("PRAGMA freelist_count");
        while (free > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            rows.Database.Execute(FormattableString.Invariant($"PRAGMA incremental_vacuum({PagesOfSlice})"));
            long now = rows.Database.QueryNumber("PRAGMA freelist_count");
            free = now < free ? now : 0;
        }
    }

    private void InSlice(Action<CacheLeases> work)
    {
        PruneGate.Begin(counter);
        try
        {
            work(CacheLeases.Read(folder));
        }
        finally
        {
            PruneGate.End(counter);
        }
    }

    private void Delete(in PruneContent content)
    {
        if (content.IsFile)
        {
            _files.Delete(content.Digest);
        }
    }
}
