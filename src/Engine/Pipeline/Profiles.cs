using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Pipeline.Aerial;
using NuTonic.Engine.Pipeline.Options;
using NuTonic.Engine.Pipeline.Poi;

namespace NuTonic.Engine.Pipeline;

/// <summary>The kinds of data sets.</summary>
internal static class Profiles
{
    /// <summary>The one that the option Profile names, with its options checked against each other.</summary>
    /// <exception cref="NuTonicException">NT9002: options contradict each other.</exception>
    public static IProfileSetup Of(OptionSet set, Func<string, SourceLocation?> locate) =>
        set.Text("Profile") == OptionTable.Aerial
            ? new AerialSetup(AerialOptions.From(set, locate))
            : new PoiSetup(StepOptions.From(set, locate));
}
