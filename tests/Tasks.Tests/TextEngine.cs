using System.Collections;
using System.Globalization;
using Microsoft.Build.Framework;

namespace NuTonic.Tasks.Tests;

/// <summary>A build engine that turns what a task logs into lines of text.</summary>
internal sealed class TextEngine : IBuildEngine6
{
    private readonly Lock _gate = new();
    private readonly List<string> _lines = [];

    /// <summary>Global properties that the task sees.</summary>
    public Dictionary<string, string> GlobalProperties { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// "error NT1001 file(line,column): text", "warning ...", "Normal: text", in the order of logging.
    /// </summary>
    public string[] Lines
    {
        get
        {
            lock (_gate)
            {
                return [.. _lines];
            }
        }
    }

    public string[] Errors => [.. Lines.Where(line => line.StartsWith("error", StringComparison.Ordinal))];

    public string[] Warnings => [.. Lines.Where(line => line.StartsWith("warning", StringComparison.Ordinal))];

    public bool ContinueOnError => false;

    public int LineNumberOfTaskNode => 0;

    public int ColumnNumberOfTaskNode => 0;

    public string ProjectFileOfTaskNode => "";

    public bool IsRunningMultipleNodes => false;

    public void LogErrorEvent(BuildErrorEventArgs e) =>
        Add(string.Create(
            CultureInfo.InvariantCulture, $"error {e.Code} {e.File}({e.LineNumber},{e.ColumnNumber}): {e.Message}"));

    public void LogWarningEvent(BuildWarningEventArgs e) =>
        Add(string.Create(
            CultureInfo.InvariantCulture, $"warning {e.Code} {e.File}({e.LineNumber},{e.ColumnNumber}): {e.Message}"));

    /// <summary>Structured events, in the order of logging.</summary>
    public List<ExtendedBuildMessageEventArgs> Events { get; } = [];

    public void LogMessageEvent(BuildMessageEventArgs e)
    {
        Add($"{e.Importance}: {e.Message}");
        if (e is ExtendedBuildMessageEventArgs structured)
        {
            Events.Add(structured);
        }
    }

    public void LogCustomEvent(CustomBuildEventArgs e) => Add($"custom: {e.Message}");

    public void LogTelemetry(string eventName, IDictionary<string, string> properties)
    {
    }

    public IReadOnlyDictionary<string, string> GetGlobalProperties() => GlobalProperties;

    public bool BuildProjectFile(
        string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs) =>
        throw new NotSupportedException();

    public bool BuildProjectFile(
        string projectFileName,
        string[] targetNames,
        IDictionary globalProperties,
        IDictionary targetOutputs,
        string toolsVersion) =>
        throw new NotSupportedException();

    public bool BuildProjectFilesInParallel(
        string[] projectFileNames,
        string[] targetNames,
        IDictionary[] globalProperties,
        IDictionary[] targetOutputsPerProject,
        string[] toolsVersion,
        bool useResultsCache,
        bool unloadProjectsOnCompletion) => throw new NotSupportedException();

    public BuildEngineResult BuildProjectFilesInParallel(
        string[] projectFileNames,
        string[] targetNames,
        IDictionary[] globalProperties,
        IList<string>[] removeGlobalProperties,
        string[] toolsVersion,
        bool returnTargetOutputs) => throw new NotSupportedException();

    public void Yield()
    {
    }

    public void Reacquire()
    {
    }

    public void RegisterTaskObject(
        object key, object obj, RegisteredTaskObjectLifetime lifetime, bool allowEarlyCollection) =>
        throw new NotSupportedException();

    public object GetRegisteredTaskObject(object key, RegisteredTaskObjectLifetime lifetime) =>
        throw new NotSupportedException();

    public object UnregisterTaskObject(object key, RegisteredTaskObjectLifetime lifetime) =>
        throw new NotSupportedException();

    private void Add(string line)
    {
        lock (_gate)
        {
            _lines.Add(line);
        }
    }
}
