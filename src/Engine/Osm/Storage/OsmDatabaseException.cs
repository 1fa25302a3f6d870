namespace NuTonic.Engine.Osm.Storage;

/// <summary>What SQLite answered instead of doing the work; never leaves this folder.</summary>
internal sealed class OsmDatabaseException(string message) : Exception(message);
