using NuTonic.Engine.Cache;

namespace NuTonic.Engine.Tests.Cache;

public sealed class MemoryStoreTests : StoreTests
{
    private protected override IContentStore Contents { get; } = new MemoryContentStore();

    private protected override IActionCache Actions { get; } = new MemoryActionCache();
}
