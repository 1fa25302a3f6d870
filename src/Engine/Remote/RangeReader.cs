using System.Globalization;
using System.Net;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Imaging.Tiff;
using NuTonic.Engine.Network;

namespace NuTonic.Engine.Remote;

/// <summary>
/// Asks for ranges of one file and takes nothing for one that is none. The first answer says how long the file is and
/// which version of it; all others must agree. Safe for several threads after the first answer.
/// </summary>
internal sealed class RangeReader(IFetcher fetcher, RemoteFile file)
{
    private string? _tag;
    private string? _modified;
    private long _bytesFetched;

    /// <summary>Bytes of the whole file; 0 before the first answer.</summary>
    public long Length { get; private set; }

    /// <summary>
    /// ETag of the file, else the time it changed; "" before the first answer, or when the server sends neither.
    /// </summary>
    public string Version => _tag ?? _modified ?? "";

    /// <summary>Bytes that came so far.</summary>
    public long BytesFetched => Interlocked.Read(ref _bytesFetched);

    /// <summary>Which version it is; of length 0 before the first answer.</summary>
    public FileIdentity Identity => new(Length, _tag, _modified);

    /// <summary>Takes for the first answer what somebody else was told; null changes nothing.</summary>
    public void Expect(FileIdentity? known)
    {
        if (known is not null)
        {
            (Length, _tag, _modified) = known;
        }
    }

    /// <summary>
    /// The bytes of a range, cut at the end of the file; null when the server sends the whole file instead.
    /// </summary>
    /// <exception cref="NuTonicException">NT13xx: no usable answer. NT1600: not there. NT1601: another range.
    /// NT1602: another file than before. NT1607: a page.</exception>
    public async Task<TiffExtent?> ReadAsync(ByteRange range, CancellationToken cancellationToken)
    {
        FetchRequest request = new()
        {
            Address = file.Address,
            NamedBy = file.NamedBy,
            Purpose = "raster range",
            Subject = file.Subject,
            MaxBytes = range.Length,
            Range = range,
            Credential = file.Credential,
            IsStored = false,
            AllowsMissing = true,
            ExpectedETag = _tag,
        };
        if (await AskAsync(request, cancellationToken) is not { } answer)
        {
            return null;
        }

        Interlocked.Add(ref _bytesFetched, answer.Body.Length);
        PageCheck.RefuseMissing(file, answer);
        PageCheck.RefusePage(file, answer);
        if (answer.Status != HttpStatusCode.PartialContent)
        {
            return null;
        }

        CheckRange(range, answer);
        CheckVersion(answer);
        return new TiffExtent(range.Offset, answer.Body);
    }

    // A whole file is longer than the range, so the fetcher gives up on it before it is read: that is an answer too.
    private async Task<FetchAnswer?> AskAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await fetcher.FetchAsync(request, cancellationToken);
        }
        catch (NuTonicException error) when (error.Diagnostic.Code == Errors.FetchRangeIgnored.Code)
        {
            return null;
        }
    }

    private static string Words(ByteRange range) =>
        string.Create(CultureInfo.InvariantCulture, $"{range.Offset}-{range.End - 1}");

    private void CheckRange(ByteRange range, FetchAnswer answer)
    {
        string? header = answer.Headers.GetValueOrDefault("content-range");
        long total = answer.TotalLength ?? throw Wrong(range, header ?? "a part of a file of unknown length");
        long expected = Math.Min(range.End, total) - range.Offset;
        if (answer.Body.Length != expected || expected <= 0)
        {
            throw Wrong(range, string.Create(CultureInfo.InvariantCulture, $"{answer.Body.Length} bytes of {total}"));
        }

        string whole = string.Create(
            CultureInfo.InvariantCulture, $"bytes {range.Offset}-{range.Offset + expected - 1}/{total}");
        if (header is not null && !header.Equals(whole, StringComparison.OrdinalIgnoreCase))
        {
            throw Wrong(range, header);
        }
    }

    private NuTonicException Wrong(ByteRange range, string answered) =>
        file.Error(Errors.RemoteRangeWrong, Words(range), answered);

    private void CheckVersion(FetchAnswer answer)
    {
        // Without a tag the time of change is the next best; servers that send neither are held to the length alone.
        string? modified = answer.Headers.GetValueOrDefault("last-modified");
        long length = answer.TotalLength!.Value;
        if (Length == 0)
        {
            (Length, _tag, _modified) = (length, answer.ETag, modified);
            return;
        }

        if (length != Length)
        {
            throw file.Error(Errors.RemoteChanged, "length", Length, length);
        }

        if (answer.ETag != _tag)
        {
            throw file.Error(Errors.RemoteChanged, "ETag", _tag ?? "absent", answer.ETag ?? "absent");
        }

        if (_tag is null && modified != _modified)
        {
            throw file.Error(Errors.RemoteChanged, "time of change", _modified ?? "absent", modified ?? "absent");
        }
    }
}
