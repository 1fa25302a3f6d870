using System.Collections.Immutable;

namespace NuTonic.Engine.Pipeline;

/// <summary>Lines for the summary of a build or a dry run; a pass that is repeated says them anew.</summary>
internal sealed class BuildNotes
{
    private readonly Lock _gate = new();
    private ImmutableArray<string> _lines = [];
    private ImmutableArray<string> _forecast = [];

    /// <summary>What a build says besides the counts, in order.</summary>
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

    /// <summary>What a dry run says besides the counts, in order.</summary>
    public ImmutableArray<string> Forecast
    {
        get
        {
            lock (_gate)
            {
                return _forecast;
            }
        }
    }

    /// <summary>Replaces all lines of a dry run.</summary>
    public void SetForecast(ImmutableArray<string> lines)
    {
        lock (_gate)
        {
            _forecast = lines;
        }
    }

    /// <summary>Replaces all lines of a build.</summary>
    public void Set(ImmutableArray<string> lines)
    {
        lock (_gate)
        {
            _lines = lines;
        }
    }
}
