using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using NuTonic.Engine.Cache;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Graph;

namespace NuTonic.Engine.Pipeline.Reports;

/// <summary>
/// What a dry run met as JSON lines: one object for each node, then one with the totals and the forecast. The file
/// appears under its name when it is whole.
/// </summary>
internal sealed class ExplainFile : IDisposable
{
    private static readonly JsonWriterOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string _path;
    private readonly string _temporary;
    private readonly FileStream _file;
    private readonly ArrayBufferWriter<byte> _line = new();
    private readonly Utf8JsonWriter _json;
    private bool _isWhole;

    private ExplainFile(string path, string temporary, FileStream file)
    {
        _path = path;
        _temporary = temporary;
        _file = file;
        _json = new Utf8JsonWriter(_line, Format);
    }

    /// <summary>Starts the file.</summary>
    /// <param name="path">Absolute path; its folder is created when missing.</param>
    /// <exception cref="NuTonicException">NT7301: it cannot be written.</exception>
    public static ExplainFile Create(string path)
    {
        string folder = Path.GetDirectoryName(path) ?? path;
        string temporary = Path.Combine(
            folder, FormattableString.Invariant($"{AtomicFile.TemporaryPrefix}{Environment.ProcessId}-explain"));
        try
        {
            Directory.CreateDirectory(folder);
            return new ExplainFile(path, temporary, new FileStream(
                temporary, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 16));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Explain(path, failure);
        }
    }

    /// <summary>Writes one object for each node.</summary>
    /// <param name="unit">Name of their unit.</param>
    /// <param name="nodes">The nodes.</param>
    public void Write(string unit, IReadOnlyList<NodeReport> nodes)
    {
        foreach (NodeReport node in nodes)
        {
            _json.WriteStartObject();
            _json.WriteString("unit", unit);
            _json.WriteString("node", node.Node);
            _json.WriteString("kind", node.Kind);
            _json.WriteString("verdict", VerdictOf(node));
            _json.WriteStartArray("reasons");
            foreach (Cause cause in node.Reason.Causes)
            {
                Write(cause);
            }

            _json.WriteEndArray();
            _json.WriteEndObject();
            EndLine();
        }
    }

    /// <summary>Writes the last object and gives the file its name.</summary>
    public void Finish(DatasetResult totals, Forecast forecast)
    {
        _json.WriteStartObject();
        _json.WriteStartObject("totals");
        _json.WriteNumber("build", totals.Built);
        _json.WriteNumber("cache", totals.FromCache);
        _json.WriteNumber("up_to_date", totals.UpToDate);
        _json.WriteEndObject();
        ForecastJson.Write(_json, forecast);
        _json.WriteEndObject();
        EndLine();
        try
        {
            _file.Dispose();
            File.Move(_temporary, _path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Explain(_path, failure);
        }

        _isWhole = true;
    }

    /// <summary>Closes the file; one that is not whole is deleted.</summary>
    public void Dispose()
    {
        _json.Dispose();
        if (_isWhole)
        {
            return;
        }

        try
        {
            _file.Dispose();
            File.Delete(_temporary);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The failure that ended the dry run is the one to report.
        }
    }

    private static NuTonicException Explain(string path, Exception failure) => new(
        Diagnostic.Create(Errors.ExplainFileNotWritable, new SourceLocation(path), path, failure.Message), failure);

    private static string VerdictOf(in NodeReport node) => node switch
    {
        { Kind: Removals.Kind } => "remove",
        { IsWaiting: true } => "maybe",
        { Verdict: Verdict.FromCache } => "cache",
        _ => "build",
    };

    private void Write(Cause cause)
    {
        _json.WriteStartObject();
        _json.WriteString("field", cause.Field);
        _json.WriteString("kind", Words.Of(cause.Kind));
        if (cause.File is not null)
        {
            _json.WriteString("file", cause.File);
        }

        _json.WriteString("old", cause.Old);
        _json.WriteString("new", cause.New);
        if (!cause.Roots.IsEmpty)
        {
            _json.WriteStartArray("because");
            foreach (Cause root in cause.Roots)
            {
                Write(root);
            }

            _json.WriteEndArray();
        }

        _json.WriteEndObject();
    }

    private void EndLine()
    {
        _json.Flush();
        try
        {
            _file.Write(_line.WrittenSpan);
            _file.WriteByte((byte)'\n');
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Explain(_path, failure);
        }

        _line.ResetWrittenCount();
        _json.Reset();
    }
}
