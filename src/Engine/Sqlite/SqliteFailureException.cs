namespace NuTonic.Engine.Sqlite;

/// <summary>What SQLite answered instead of doing the work; never leaves the folder that opened the file.</summary>
internal sealed class SqliteFailureException(int resultCode, string message) : Exception(message)
{
    /// <summary>Primary result code, without the extended bits.</summary>
    public int ResultCode { get; } = resultCode & 0xff;

    /// <summary>True when the file is no database, or one that is broken.</summary>
    public bool IsDamage => ResultCode is SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB;
}
