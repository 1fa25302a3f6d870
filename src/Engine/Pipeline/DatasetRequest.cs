using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Pipeline;

/// <summary>What to build and with which options.</summary>
/// <param name="Options">Text of the options by name; absent or empty ones take their defaults.</param>
/// <param name="ProjectFolder">Absolute folder that relative locations start at.</param>
/// <param name="StateFolder">Absolute folder for what this checkout remembers between builds.</param>
/// <param name="Locate">Where an option was set, null when that is not known; asked only for errors.</param>
public sealed record DatasetRequest(
    IReadOnlyDictionary<string, string> Options,
    string ProjectFolder,
    string StateFolder,
    Func<string, SourceLocation?> Locate);
