using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Network;

/// <summary>What is wrong with an answer, told from its body by whoever asked.</summary>
/// <param name="Error">The error that it becomes when it is final, for the number of attempts made.</param>
/// <param name="MayPass">
/// True when the server did nothing and may do it later: all requests to the host wait, then this one is sent again.
/// False when the same request would end the same way.
/// </param>
internal sealed record AnswerFault(Func<int, Diagnostic> Error, bool MayPass);
