using NuTonic.Engine.Regions;

namespace NuTonic.Engine.Raster;

/// <summary>Turns label samples into codes and keeps account of those that are no class.</summary>
internal sealed class LabelCodeCounter(LabelCodes codes)
{
    private const int MaxClass = 8;

    private readonly bool _keeps = codes == LabelCodes.Keep;
    private readonly SortedSet<float> _unknown = [];
    private long _count;

    /// <summary>Code of a sample; no data (255) for NaN.</summary>
    public byte Convert(float sample)
    {
        byte code = (byte)sample;
        return code <= MaxClass && code == sample ? code : ConvertOther(sample);
    }

    /// <summary>What was met so far; null when every code was a class or no data.</summary>
    public UnknownCodes? ToUnknownCodes() => _count == 0 ? null : new UnknownCodes(_count, [.. _unknown]);

    private byte ConvertOther(float sample)
    {
        if (float.IsNaN(sample) || sample == LandCoverClass.NoData)
        {
            return LandCoverClass.NoData;
        }

        _count++;
        if (_unknown.Count < UnknownCodes.MaxCodes || sample < _unknown.Max)
        {
            _unknown.Add(sample);
        }

        if (_unknown.Count > UnknownCodes.MaxCodes)
        {
            _unknown.Remove(_unknown.Max);
        }

        bool isByte = sample is >= 0 and < LandCoverClass.NoData && sample == MathF.Floor(sample);
        return _keeps && isByte ? (byte)sample : LandCoverClass.NoData;
    }
}
