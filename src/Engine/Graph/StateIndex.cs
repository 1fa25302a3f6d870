using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace NuTonic.Engine.Graph;

/// <summary>
/// Reads a state log once from end to end, checks every record, and says where the last record of each unit lies. The
/// records themselves stay in the file: 100,000 of them are 200 MB.
/// </summary>
internal static class StateIndex
{
    /// <summary>Tag of a body that holds a unit.</summary>
    public const byte UnitTag = 1;

    /// <summary>Tag of a body that says a unit is gone.</summary>
    public const byte RemovedTag = 2;

    private const int BufferBytes = 1 << 20;

    /// <summary>Walks over the records that begin at <paramref name="position"/>.</summary>
    /// <param name="log">The open log.</param>
    /// <param name="position">Behind the signature.</param>
    /// <param name="units">Receives where the packed unit of each name lies.</param>
    /// <returns>The end of the last whole record.</returns>
    public static long Read(SafeFileHandle log, long position, Dictionary<string, RecordPlace> units)
    {
        long end = RandomAccess.GetLength(log);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            int held = 0;
            int used = 0;
            while (true)
            {
                int length = RecordFrame.LengthOf(buffer.AsSpan(used, held - used));
                if (length > 0 && length <= held - used)
                {
                    if (!TryIndex(buffer.AsSpan(used, length), position, units))
                    {
                        return position;
                    }

                    used += length;
                    position += length;
                    continue;
                }

                if (length < 0 || length > end - position || position + (held - used) >= end)
                {
                    return position;
                }

                buffer.AsSpan(used, held - used).CopyTo(buffer);
                held -= used;
                used = 0;
                buffer = Grown(buffer, Math.Max(length, held + 1), held);
                int read = RandomAccess.Read(log, buffer.AsSpan(held), position + held);
                if (read == 0)
                {
                    return position;
                }

                held += read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Reads what an index points to; false when it is not there or cannot be read.</summary>
    /// <param name="log">The open log.</param>
    /// <param name="offset">Bytes from the start of the log.</param>
    /// <param name="record">Receives as many bytes as it has.</param>
    public static bool TryReadAt(SafeFileHandle log, long offset, Span<byte> record)
    {
        try
        {
            int read = 0;
            int count;
            while (read < record.Length && (count = RandomAccess.Read(log, record[read..], offset + read)) > 0)
            {
                read += count;
            }

            return read == record.Length;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>A record around a body.</summary>
    public static byte[] Frame(byte tag, string name, ReadOnlySpan<byte> packed)
    {
        RecordWriter writer = new();
        writer.Byte(tag);
        writer.Text(name);
        writer.Bytes(packed);
        return RecordFrame.Around(writer.ToArray());
    }

    private static byte[] Grown(byte[] buffer, int needed, int held)
    {
        if (needed <= buffer.Length)
        {
            return buffer;
        }

        byte[] larger = ArrayPool<byte>.Shared.Rent(needed);
        buffer.AsSpan(0, held).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    private static bool TryIndex(
        ReadOnlySpan<byte> record, long position, Dictionary<string, RecordPlace> units)
    {
        if (!RecordFrame.TryOpen(record, out ReadOnlySpan<byte> body))
        {
            return false;
        }

        try
        {
            RecordReader reader = new(body);
            byte tag = reader.Byte();
            string name = reader.Text();
            int length = reader.Bytes().Length;
            if (tag == UnitTag)
            {
                units[name] = new RecordPlace(position + record.Length - length, length);
            }
            else
            {
                units.Remove(name);
            }

            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
