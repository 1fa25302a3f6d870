using System.Globalization;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;
using NuTonic.Engine.Pipeline.Options;

namespace NuTonic.Engine.Pipeline;

/// <summary>Checks what the last build published and everything in the cache, byte by byte.</summary>
/// <param name="options">Locations, and whether to drop what is damaged.</param>
/// <param name="stateFolder">Folder of the state of this data set.</param>
/// <param name="log">Hears what is damaged, and the summary.</param>
internal sealed class DatasetVerify(BuildOptions options, string stateFolder, IDatasetLog log)
{
    private readonly BoundedReport _damage = new(log.Report);

    private bool Repairs => options.Set.Flag("Repair");

    /// <summary>Runs the check. Damage that is not dropped is an error.</summary>
    public void Run(CancellationToken cancellation)
    {
        // Where no build ever ran there is nothing to keep away, and no reason to make a folder.
        using BuildLock? held = Directory.Exists(stateFolder)
            ? BuildLock.Take(
                StateFiles.LockIn(stateFolder), options.Set.Flag("WaitForLock"), log.Report, cancellation)
            : null;

        OutputAudit outputs = CheckOutputs(cancellation);
        CacheAuditResult cache = CacheAudit.Run(options.CacheDir, Repairs, _damage, log.Report, cancellation);
        _damage.Close();
        Conclude(outputs, cache);
    }

    private OutputAudit CheckOutputs(CancellationToken cancellation)
    {
        using BuildState state = StateFiles.LoadState(stateFolder, mend: Repairs, _damage.Add);
        OutputAudit outputs = new(options.DatasetDir, state, _damage);
        outputs.Run(Repairs, cancellation);
        return outputs;
    }

    private void Conclude(OutputAudit outputs, CacheAuditResult cache)
    {
        long bytes = outputs.Bytes + cache.Bytes;
        string dropped = Repairs && _damage.Count > 0 ? ", dropped: the next build makes them anew" : "";
        log.Summary(string.Create(
            CultureInfo.InvariantCulture,
            $"checked {outputs.Outputs} outputs, {cache.Contents} contents and {cache.Actions} results of the cache, "
            + $"{bytes} bytes; {_damage.Count} damaged{dropped}"));
        if (cache.Orphans > 0)
        {
            log.Summary(FormattableString.Invariant(
                $"files in {options.CacheDir} that no entry of its index names: {cache.Orphans}; they do no harm"));
        }

        if (_damage.Count > 0 && !Repairs)
        {
            log.Report(Diagnostic.Create(
                Errors.DamageFound, null, _damage.Count, outputs.Outputs + cache.Contents + cache.Actions));
        }
    }
}
