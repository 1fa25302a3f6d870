using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Network;

/// <summary>Makes <see cref="FetchRequest.IsWorthKeeping"/> of what reads an answer.</summary>
internal static class Worth
{
    /// <summary>True for bodies that <paramref name="read"/> does not complain about.</summary>
    /// <param name="read">Throws what the user is told of a bad answer, and nothing else.</param>
    public static Func<ReadOnlyMemory<byte>, bool> Of(Action<ReadOnlyMemory<byte>> read) => body =>
    {
        try
        {
            read(body);
            return true;
        }
        catch (NuTonicException)
        {
            return false;
        }
    };
}
