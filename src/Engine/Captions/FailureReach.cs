namespace NuTonic.Engine.Captions;

/// <summary>Which requests a failure would meet again.</summary>
internal enum FailureReach
{
    /// <summary>This one alone.</summary>
    Request,

    /// <summary>Perhaps all: they are given up when it happens several times in a row.</summary>
    Perhaps,

    /// <summary>All to the same model.</summary>
    Model,

    /// <summary>All.</summary>
    Server,
}
