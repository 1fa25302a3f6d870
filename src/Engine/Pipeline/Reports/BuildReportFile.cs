using System.Buffers;
using System.Text.Json;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Pipeline.Reports;

/// <summary>
/// <c>meta/build.json</c>: the numbers of the last build that did something. It is no node and has no fingerprint,
/// because it is the one file of a data set that two builds of the same inputs do not agree on.
/// </summary>
/// <param name="datasetDir">Absolute folder of the data set.</param>
internal sealed class BuildReportFile(string datasetDir)
{
    /// <summary>Path below the data set.</summary>
    public const string RelativePath = "meta/build.json";

    // The first property of the object: what tells our file from one that a user put there.
    private const string Mark = "nutonic_build_report";
    private const int Version = 1;
    private const int MarkWithin = 64;
    private const int Decimals = 3;

    private string FullPath => Path.Combine(datasetDir, RelativePath);

    /// <summary>Writes the report, unless a file of somebody else has that name.</summary>
    /// <exception cref="NuTonicException">NT8010 to NT8014: it cannot be written.</exception>
    public void Write(BuildReport report, Action<Diagnostic> warn)
    {
        if (File.Exists(FullPath) && !IsOurs())
        {
            warn(Diagnostic.Create(Errors.ForeignBuildReport, new SourceLocation(FullPath), RelativePath));
            return;
        }

        AtomicFile.Write(FullPath, Pack(report));
    }

    /// <summary>Removes the report of an earlier build.</summary>
    public void Remove()
    {
        try
        {
            if (File.Exists(FullPath) && IsOurs())
            {
                File.Delete(FullPath);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw FileFailure.Explain(FullPath, failure);
        }
    }

    /// <summary>The bytes of the file.</summary>
    internal static byte[] Pack(BuildReport report)
    {
        ArrayBufferWriter<byte> bytes = new();
        using (Utf8JsonWriter json = new(bytes, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteNumber(Mark, Version);
            json.WriteString("target", report.Target);
            WriteCounts(json, report.Built, report.FromCache, report.UpToDate);
            WriteNullable(json, "hit_rate", report.HitRate);
            json.WriteNumber("errors", report.Errors);
            json.WriteNumber("seconds", Math.Round(report.Seconds, Decimals));
            json.WriteNumber("threads", report.Threads);
            WriteBytes(json, report);
            json.WriteStartObject("steps");
            foreach (KindCounts kind in report.Kinds)
            {
                json.WriteStartObject(kind.Kind);
                WriteCounts(json, kind.Built, kind.FromCache, kind.UpToDate);
                json.WriteNumber("seconds", Math.Round(BuildReport.SecondsOf(kind), Decimals));
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        bytes.Write("\n"u8);
        return bytes.WrittenSpan.ToArray();
    }

    private static void WriteBytes(Utf8JsonWriter json, BuildReport report)
    {
        json.WriteStartObject("bytes");
        json.WriteNumber("read_sources", report.SourceBytesRead);
        json.WriteNumber("read_cache", report.CacheBytesRead);
        json.WriteNumber("written_data_set", report.OutputBytesWritten);
        json.WriteNumber("written_cache", report.CacheBytesWritten);
        WriteNullable(json, "cache", report.CacheBytes);
        json.WriteBoolean("cache_is_estimate", report.IsCacheEstimate);
        json.WriteEndObject();
    }

    private static void WriteCounts(Utf8JsonWriter json, long built, long fromCache, long upToDate)
    {
        json.WriteNumber("built", built);
        json.WriteNumber("from_cache", fromCache);
        json.WriteNumber("up_to_date", upToDate);
    }

    private static void WriteNullable(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, Math.Round(number, Decimals));
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private bool IsOurs()
    {
        using FileStream file = File.OpenRead(FullPath);
        byte[] start = new byte[MarkWithin];
        int count = file.ReadAtLeast(start, MarkWithin, throwOnEndOfStream: false);
        return System.Text.Encoding.UTF8.GetString(start, 0, count).Contains($"\"{Mark}\"", StringComparison.Ordinal);
    }
}
