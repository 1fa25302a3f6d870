using System.Buffers.Binary;
using System.Numerics;
using NuTonic.Engine.Sqlite;

namespace NuTonic.Engine.Osm.Storage;

/// <summary>
/// Positions of nodes on disk. 64 neighbouring ids share a row: a mask of the ids that are there, then their positions
/// in order. Extracts list nodes by id, so a row is written once and at the end of the table; for other files rows are
/// read back and merged.
/// </summary>
internal sealed class PositionStore : IDisposable
{
    private const int GroupBits = 6;
    private const int GroupSize = 1 << GroupBits;
    private const int CachedGroups = 1 << 13;
    private const int MaskBytes = sizeof(ulong);
    private const int PointBytes = 2 * sizeof(int);

    private readonly SqliteStatement _write;
    private readonly SqliteStatement _read;
    private readonly Group?[] _cache = new Group?[CachedGroups];
    private readonly byte[] _row = new byte[MaskBytes + (GroupSize * PointBytes)];
    private Group? _open;
    private long _lastKey = long.MinValue;

    /// <summary>Makes the table in <paramref name="database"/>.</summary>
    public PositionStore(SqliteDatabase database)
    {
        database.Execute("CREATE TABLE position (key INTEGER PRIMARY KEY, points BLOB NOT NULL)");
        _write = database.Prepare("INSERT OR REPLACE INTO position VALUES (?1, ?2)");
        _read = database.Prepare("SELECT points FROM position WHERE key = ?1");
    }

    /// <summary>Keeps a position; a later one of the same id replaces it.</summary>
    public void Add(long id, PackedPoint position)
    {
        long key = id >> GroupBits;
        if (_open?.Key != key)
        {
            Flush();
            _open = key > _lastKey ? new Group(key) : Load(key) ?? new Group(key);
        }

        _open.Set((int)(id & (GroupSize - 1)), position);
    }

    /// <summary>Writes what is still in memory; looking up works only after that.</summary>
    public void Flush()
    {
        if (_open is not { } group)
        {
            return;
        }

        _lastKey = Math.Max(_lastKey, group.Key);
        _write.Bind(1, group.Key).Bind(2, _row.AsSpan(0, group.Write(_row))).Run();
        _open = null;
    }

    /// <summary>A position; null when none was added.</summary>
    /// <exception cref="InvalidDataException">The table is damaged.</exception>
    public PackedPoint? Find(long id)
    {
        long key = id >> GroupBits;
        ref Group? slot = ref _cache[key & (CachedGroups - 1)];
        if (slot?.Key != key)
        {
            // What is not there is remembered too: a way beyond the border asks for its nodes one by one.
            slot = Load(key) ?? new Group(key);
        }

        return slot.Get((int)(id & (GroupSize - 1)));
    }

    public void Dispose()
    {
        _write.Dispose();
        _read.Dispose();
    }

    private Group? Load(long key)
    {
        _read.Bind(1, key);
        try
        {
            return _read.Step() ? Group.Read(key, _read.Bytes(0)) : null;
        }
        finally
        {
            _read.Reset();
        }
    }

    private sealed class Group(long key)
    {
        private readonly PackedPoint[] _points = new PackedPoint[GroupSize];
        private ulong _mask;

        public long Key { get; } = key;

        public static Group Read(long key, ReadOnlySpan<byte> row)
        {
            var group = new Group(key);
            ulong mask = row.Length < MaskBytes ? 0 : BinaryPrimitives.ReadUInt64LittleEndian(row);
            if (row.Length != MaskBytes + (BitOperations.PopCount(mask) * PointBytes))
            {
                throw new InvalidDataException("a row of positions is damaged");
            }

            group._mask = mask;
            row = row[MaskBytes..];
            for (; mask != 0; mask &= mask - 1)
            {
                int longitude = BinaryPrimitives.ReadInt32LittleEndian(row);
                int latitude = BinaryPrimitives.ReadInt32LittleEndian(row[sizeof(int)..]);
                group._points[BitOperations.TrailingZeroCount(mask)] = new PackedPoint(longitude, latitude);
                row = row[PointBytes..];
            }

            return group;
        }

        public void Set(int slot, PackedPoint position)
        {
            _mask |= 1UL << slot;
            _points[slot] = position;
        }

        public PackedPoint? Get(int slot) => (_mask >> slot & 1) == 1 ? _points[slot] : null;

        public int Write(Span<byte> row)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(row, _mask);
            int length = MaskBytes;
            for (ulong mask = _mask; mask != 0; mask &= mask - 1)
            {
                PackedPoint point = _points[BitOperations.TrailingZeroCount(mask)];
                BinaryPrimitives.WriteInt32LittleEndian(row[length..], point.Longitude);
                BinaryPrimitives.WriteInt32LittleEndian(row[(length + sizeof(int))..], point.Latitude);
                length += PointBytes;
            }

            return length;
        }
    }
}
