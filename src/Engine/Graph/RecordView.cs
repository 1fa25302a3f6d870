namespace NuTonic.Engine.Graph;

/// <summary>Looks at a packed record of a unit, which is there for the time of the call.</summary>
/// <param name="record">From <see cref="UnitRecordFormat.Pack"/>.</param>
internal delegate bool RecordView(ReadOnlySpan<byte> record);
