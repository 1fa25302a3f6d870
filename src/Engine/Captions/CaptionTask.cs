namespace NuTonic.Engine.Captions;

/// <summary>What a caption is about; the numbers stand in the samples.</summary>
internal enum CaptionTask
{
    /// <summary>An area, or a scene led by one.</summary>
    Area = 1,

    /// <summary>A line or point, or a scene led by one.</summary>
    NonArea = 2,

    /// <summary>Another wording of a caption of the first two.</summary>
    Revision = 3,
}
