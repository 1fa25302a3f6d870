namespace NuTonic.Tasks;

/// <summary>A short text on the terminal that is replaced while the build runs.</summary>
internal interface ILiveLine
{
    /// <summary>Shows <paramref name="text"/>; an empty one takes it away.</summary>
    void Show(string text);

    /// <summary>Makes room for a message that is about to be logged.</summary>
    void Yield();
}
