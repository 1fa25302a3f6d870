namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>What lies above what. A bridge lifts its way by <see cref="Bridge"/>.</summary>
internal static class PaintLevels
{
    /// <summary>Zones: housing, industry, farmland.</summary>
    public const int Zone = 0;

    /// <summary>Covers inside zones: forests, meadows.</summary>
    public const int Cover = 10;

    /// <summary>Grounds: parks, schools, pitches.</summary>
    public const int Ground = 20;

    /// <summary>Shade of forests on what lies beside them.</summary>
    public const int ForestShadow = 28;

    /// <summary>Rivers and lakes.</summary>
    public const int Water = 30;

    /// <summary>Paved areas and pitches.</summary>
    public const int Paved = 40;

    /// <summary>Verges and pavements of roads.</summary>
    public const int Verge = 50;

    /// <summary>Footpaths and tracks.</summary>
    public const int Path = 54;

    /// <summary>Roads, minor ones first.</summary>
    public const int Road = 60;

    /// <summary>Lines painted on roads.</summary>
    public const int Marking = 70;

    /// <summary>Railways.</summary>
    public const int Rail = 74;

    /// <summary>Added to the level of what stands on a bridge.</summary>
    public const int Bridge = 40;

    /// <summary>Shade of buildings.</summary>
    public const int Shadow = 120;

    /// <summary>Roofs.</summary>
    public const int Roof = 130;

    /// <summary>Single trees and rows of them.</summary>
    public const int Tree = 140;

    /// <summary>Masts and wires.</summary>
    public const int Overhead = 150;
}
