namespace NuTonic.Engine.Captions;

/// <summary>How captions are washed.</summary>
/// <param name="IsAsciiOnly">True: letters and digits of ASCII alone, as the published system has it.</param>
internal sealed record WashOptions(bool IsAsciiOnly = false);
