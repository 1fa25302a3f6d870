namespace NuTonic.Engine.Tiling;

/// <summary>Part of the data set that a place belongs to.</summary>
internal enum Split
{
    /// <summary>Rows to train on.</summary>
    Train,

    /// <summary>Rows to choose a model by.</summary>
    Validation,

    /// <summary>Rows to report by.</summary>
    Test,
}
