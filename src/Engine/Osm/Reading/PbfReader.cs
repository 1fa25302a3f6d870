using NuTonic.Engine.Diagnostics;

namespace NuTonic.Engine.Osm.Reading;

/// <summary>Reads the blocks of a PBF file: the header's features and description, then the elements.</summary>
/// <seealso href="https://github.com/openstreetmap/OSM-binary/blob/master/osmpbf/osmformat.proto">osmformat.proto</seealso>
internal sealed class PbfReader(ExtractErrors errors, IExtractSink sink)
{
    private ExtractDescription? _description;

    /// <summary>Reads to the end.</summary>
    /// <exception cref="NuTonicException">NT1204 to NT1207, NT1211, NT1212.</exception>
    public ExtractDescription Read(Stream stream, CancellationToken cancellationToken)
    {
        var blobs = new PbfBlobs(stream, errors);
        var elements = new PbfElements(errors, sink);
        try
        {
            while (blobs.Next())
            {
                cancellationToken.ThrowIfCancellationRequested();
                Take(blobs, elements);
            }
        }
        catch (InvalidDataException failure)
        {
            throw blobs.Damaged(failure);
        }

        return _description ?? new ExtractDescription();
    }

    private void Take(PbfBlobs blobs, PbfElements elements)
    {
        switch (blobs.Type)
        {
            case "OSMHeader":
                ExtractDescription description = new PbfHeader(errors).Read(blobs.Block);

                // Files that were put one after the other have several headers; the first describes them.
                _description ??= description;
                break;
            case "OSMData" when _description is null:
                throw new InvalidDataException("data comes before the header");
            case "OSMData":
                elements.Read(blobs.Block);
                break;
        }
    }
}
