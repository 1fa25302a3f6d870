using System.Xml;

namespace NuTonic.Engine.Osm.Reading;

/// <summary>
/// Names of elements and attributes, up to a number that no real file reaches: an XML reader never forgets one.
/// </summary>
internal sealed class BoundedNameTable : XmlNameTable
{
    private const int MaxNames = 10_000;

    private readonly NameTable _names = new();
    private int _count;

    /// <inheritdoc/>
    /// <exception cref="XmlException">There are too many names.</exception>
    public override string Add(char[] array, int offset, int length) =>
        _names.Get(array, offset, length) ?? Counted(_names.Add(array, offset, length));

    /// <inheritdoc/>
    /// <exception cref="XmlException">There are too many names.</exception>
    public override string Add(string array) => _names.Get(array) ?? Counted(_names.Add(array));

    public override string? Get(char[] array, int offset, int length) => _names.Get(array, offset, length);

    public override string? Get(string array) => _names.Get(array);

    private string Counted(string name) => ++_count <= MaxNames
        ? name
        : throw new XmlException("There are more than 10,000 different names of tags and attributes.");
}
