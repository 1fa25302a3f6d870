namespace NuTonic.Engine.Diagnostics;

/// <summary>
/// The one table of error and warning codes, split by area into <c>Errors.*.cs</c>: NT1xxx sources, 2xxx raster and
/// imaging, 3xxx tiling, 4xxx regions, 5xxx rows, 6xxx packaging, 7xxx graph, 8xxx cache, 9xxx tasks and options.
/// </summary>
public static partial class Errors
{
    private static ErrorDescriptor Error(string code, string format) => new(code, Severity.Error, format);

    private static ErrorDescriptor Warning(string code, string format) => new(code, Severity.Warning, format);
}
