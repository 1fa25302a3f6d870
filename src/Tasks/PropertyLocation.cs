using Microsoft.Build.Construction;
using Microsoft.Build.Evaluation;
using Microsoft.Build.Exceptions;
using Microsoft.Build.Framework;
using NuTonic.Engine.Diagnostics;

namespace NuTonic.Tasks;

/// <summary>
/// Finds the file and line that set a property, by evaluating the project once more; used for errors only.
/// </summary>
internal static class PropertyLocation
{
    /// <summary>
    /// Null for a property of the command line or the environment, or when the project does not evaluate.
    /// </summary>
    public static SourceLocation? Find(IBuildEngine engine, string projectFile, string property)
    {
        Dictionary<string, string> globals = engine is IBuildEngine6 six
            ? new Dictionary<string, string>(six.GetGlobalProperties(), StringComparer.OrdinalIgnoreCase)
            : [];
        if (globals.ContainsKey(property))
        {
            return null;
        }

        using ProjectCollection collection = new();
        try
        {
            Project project = new(projectFile, globals, null, collection);
            ElementLocation? location = project.GetProperty(property)?.Xml?.Location;
            return location is null ? null : new SourceLocation(location.File, location.Line, location.Column);
        }
        catch (InvalidProjectFileException)
        {
            return null;
        }
    }
}
