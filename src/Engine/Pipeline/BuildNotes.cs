using System.Collections.Immutable;

namespace NuTonic.Engine.Pipeline;

/// <summary>Lines for the summary of a build; a pass that is repeated says them anew.</summary>
internal sealed class BuildNotes
{
    private readonly Lock _gate = new();
    private ImmutableArray<string> _lines = [];

    /// <summary>The lines in order.</summary>
    public ImmutableArray<string> Lines
    {
        get
        {
            lock (_gate)
            {
                return _lines;
            }
        }
    }

    /// <summary>Replaces all lines.</summary>
    public void Set(ImmutableArray<string> lines)
    {
        lock (_gate)
        {
            _lines = lines;
        }
    }
}
