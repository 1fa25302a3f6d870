namespace NuTonic.Engine.Captions;

/// <summary>Why a model stopped writing.</summary>
internal enum AnswerEnd
{
    /// <summary>It was done, or the server gives no reason.</summary>
    Done,

    /// <summary>The limit of tokens cut it off.</summary>
    Length,

    /// <summary>The server withheld it.</summary>
    Filter,
}
