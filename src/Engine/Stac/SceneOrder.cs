namespace NuTonic.Engine.Stac;

/// <summary>Which of several scenes is wanted.</summary>
internal enum SceneOrder
{
    /// <summary>The newest; of the same instant the least cloudy.</summary>
    Newest,

    /// <summary>The least cloudy; of the same share the newest.</summary>
    LeastCloudy,
}
