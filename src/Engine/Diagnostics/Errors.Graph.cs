namespace NuTonic.Engine.Diagnostics;

// NT7xxx: the incremental graph, its state and what it publishes. A retired code stays as a comment so that it is not
// given out again.
public static partial class Errors
{
    /// <summary>The state of the last build is of another version or not a state file.</summary>
    public static readonly ErrorDescriptor StateForeign = Warning(
        "NT7001",
        "The record of the last build is not one that this version writes; it is ignored and every output is checked "
        + "against the cache.");

    /// <summary>The state of the last build has a damaged end: bytes dropped.</summary>
    public static readonly ErrorDescriptor StateTorn = Warning(
        "NT7002",
        "The record of the last build ends in {0} damaged bytes; the units they described are "
        + "checked against the cache.");

    /// <summary>Same fingerprint, other result: node, digests before, digests now.</summary>
    public static readonly ErrorDescriptor Nondeterministic = Error(
        "NT7003",
        "'{0}' gave other bytes for the same inputs: the cache holds {1}, this build made {2}. The step that computes "
        + "it is not deterministic, or its code changed without a new version constant.");

    /// <summary>A file that should be published is something else: path.</summary>
    public static readonly ErrorDescriptor OutputIsNotAFile = Error(
        "NT7004",
        "'{0}' has to be written, but something that is not a file has that name: move it away.");

    /// <summary>Another build writes to the output folder and waiting is switched off: who.</summary>
    public static readonly ErrorDescriptor OutputFolderLocked = Error(
        "NT7005",
        "Another build ({0}) is writing to this output folder: wait for it to end, or set WaitForLock=true to have "
        + "this build wait.");

    /// <summary>A content that a node needs is gone from the store: digest.</summary>
    public static readonly ErrorDescriptor ContentLost = Error(
        "NT7006",
        "The content {0} disappeared from the cache while it was needed: build again, which will compute it.");

    /// <summary>Another build writes to the output folder: this one waits. Who writes.</summary>
    public static readonly ErrorDescriptor WaitingForLock = Warning(
        "NT7007",
        "Another build ({0}) is writing to this output folder; waiting for it to end "
        + "(WaitForLock=false fails instead).");

    /// <summary>An output was changed by hand and is put back: path.</summary>
    public static readonly ErrorDescriptor EditedOutputReplaced = Warning(
        "NT7008",
        "'{0}' was changed after it was published; it is replaced by what the build yields. To keep a change, make it "
        + "in the inputs or copy the file elsewhere.");

    /// <summary>A file that no build published stood where an output belongs: path.</summary>
    public static readonly ErrorDescriptor ForeignOutputReplaced = Warning(
        "NT7009",
        "'{0}' was not published by an earlier build of this checkout; it is replaced.");

    /// <summary>An output that is no longer produced was changed by hand and stays: path.</summary>
    public static readonly ErrorDescriptor EditedOutputLeft = Warning(
        "NT7010",
        "'{0}' is no longer part of the data set, but it was changed after it was published and so is left in place: "
        + "delete it when you do not need it.");

    /// <summary>The folder for the build's state cannot be written: reason.</summary>
    public static readonly ErrorDescriptor StateNotWritable = Error(
        "NT7011",
        "The record of this build cannot be written ({0}): make the folder writable or point "
        + "NuTonicStateDir elsewhere.");

    /// <summary>-question: something is out of date: number of nodes, first ones.</summary>
    public static readonly ErrorDescriptor OutOfDate = Error(
        "NT7012",
        "{0} nodes are out of date, first of them: {1}. Run the build without -question, or "
        + "-t:Explain for the whole list.");

    /// <summary>Units failed, so what is assembled from all of them is not: number of failed units.</summary>
    public static readonly ErrorDescriptor NotAssembled = Warning(
        "NT7013",
        "Failed POIs: {0}. The split files and the card are left as they were. Mend the errors above and build again, "
        + "or leave these POIs out with the Poi option.");

    /// <summary>A source gives other pixels than when the build planned with it: POI.</summary>
    public static readonly ErrorDescriptor SourceChanged = Error(
        "NT7014",
        "The rasters of '{0}' give other pixels than its record says: something writes to the folder while it is read, "
        + "or the record was made by other code. Build again when nothing writes there; -t:Rebuild "
        + "makes the record anew.");

    /// <summary>The file of an explanation cannot be written: path, reason.</summary>
    public static readonly ErrorDescriptor ExplainFileNotWritable = Error(
        "NT7301",
        "'{0}' cannot be written ({1}): choose another ExplainFile.");

    /// <summary>No node has the name that is asked for: pattern, nearest names.</summary>
    public static readonly ErrorDescriptor ExplainTargetUnknown = Error(
        "NT7303",
        "ExplainTarget '{0}' names no node of this build. Nearest names: {1}.");

    /// <summary>A file of somebody else has the name of the build's report: path.</summary>
    public static readonly ErrorDescriptor ForeignBuildReport = Warning(
        "NT7302",
        "'{0}' is not a report of a build; it is left as it is, and this build's report is not written. "
        + "Move it away to get one.");
}
