using NuTonic.Engine.Cache;
using NuTonic.Engine.Places;

namespace NuTonic.Engine.Pipeline.Fetch;

/// <summary>What the folder of a place is made from: the place and the options of fetching.</summary>
internal interface IPlaceKeys
{
    /// <summary>Keys of folders that are good for <paramref name="place"/>.</summary>
    IReadOnlyList<Digest> GoodFor(Place place);

    /// <summary>Key of the folder that would be made now.</summary>
    Digest MadeNow(Place place);
}
