namespace NuTonic.Engine.Cache;

/// <summary>What a file system promises about its clock and about locks between machines.</summary>
internal enum FileSystemKind
{
    /// <summary>Not in the lists: assume a coarse clock and working locks.</summary>
    Unknown,

    /// <summary>A local Linux file system whose time stamps are fine.</summary>
    Local,

    /// <summary>Shared between machines: memory cannot be shared through it, clocks differ.</summary>
    Network,
}
