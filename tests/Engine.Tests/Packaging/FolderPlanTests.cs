using System.Globalization;
using NuTonic.Engine.Packaging;

namespace NuTonic.Engine.Tests.Packaging;

public sealed class FolderPlanTests
{
    private const int Capacity = 100;

    [Fact]
    public void Create_AllFitIntoOneFolder_IsFlat()
    {
        FolderPlan plan = FolderPlan.Create(Pois(10, most: 10), Capacity);

        Assert.False(plan.IsDivided);
        Assert.Equal("", plan.FolderOf(FolderPlan.HashOf("poi_000003")));
    }

    [Fact]
    public void Create_OneFileTooMany_DividesAndKeepsTheLimit()
    {
        PoiEntries[] pois = [.. Pois(10, most: 10), new PoiEntries(FolderPlan.HashOf("more"), 1)];

        FolderPlan plan = FolderPlan.Create(pois, Capacity);

        Assert.True(plan.IsDivided);
        AssertWithinLimit(pois, plan);
        Assert.All(pois, poi => Assert.Matches("^s[0-9]{5}/$", plan.FolderOf(poi.Hash)));
    }

    [Fact]
    public void Create_LimitIsZero_IsFlatWhateverTheirNumber() =>
        Assert.False(FolderPlan.Create(Pois(100, most: 1000), 0).IsDivided);

    [Fact]
    public void Create_InAnotherOrder_IsTheSame()
    {
        PoiEntries[] pois = Pois(300, most: 7);

        FolderPlan plan = FolderPlan.Create(pois, Capacity);
        FolderPlan reversed = FolderPlan.Create([.. pois.Reverse()], Capacity);

        Assert.All(pois, poi => Assert.Equal(plan.FolderOf(poi.Hash), reversed.FolderOf(poi.Hash)));
    }

    // Every step from 400 to 800 POIs of 4 files: each POI stays where it is but for its share of the splits, which is
    // about one move for a doubling.
    [Fact]
    public void Create_PoisComeOneByOne_FewMove()
    {
        PoiEntries[] pois = Pois(800, most: 4);
        FolderPlan before = FolderPlan.Create(pois[..400], Capacity);
        int moves = 0;
        int quietSteps = 0;
        for (int count = 401; count <= pois.Length; count++)
        {
            FolderPlan plan = FolderPlan.Create(pois[..count], Capacity);
            int moved = pois[..(count - 1)].Count(poi => plan.FolderOf(poi.Hash) != before.FolderOf(poi.Hash));
            AssertWithinLimit(pois[..count], plan);
            moves += moved;
            quietSteps += moved == 0 ? 1 : 0;
            before = plan;
        }

        Assert.InRange(quietSteps, 350, 400);
        Assert.InRange(moves, 1, 800);
    }

    [Fact]
    public void Create_PoiLargerThanAFolder_IsAloneInOne()
    {
        PoiEntries[] pois = [.. Pois(20, most: 4), new PoiEntries(FolderPlan.HashOf("giant"), 5 * Capacity)];

        FolderPlan plan = FolderPlan.Create(pois, Capacity);

        string giant = plan.FolderOf(FolderPlan.HashOf("giant"));
        Assert.All(Pois(20, most: 4), poi => Assert.NotEqual(giant, plan.FolderOf(poi.Hash)));
    }

    // Published data sets have their files where these numbers say.
    [Fact]
    public void HashOf_Id_IsTheBeginningOfItsSha256() =>
        Assert.Equal(0x2c26b46b68ffc68fUL, FolderPlan.HashOf("foo"));

    private static void AssertWithinLimit(PoiEntries[] pois, FolderPlan plan) => Assert.All(
        pois.GroupBy(poi => plan.FolderOf(poi.Hash)),
        folder => Assert.InRange(folder.Sum(poi => poi.Most), 1, Capacity));

    private static PoiEntries[] Pois(int count, long most) =>
    [
        .. Enumerable.Range(0, count).Select(number => new PoiEntries(
            FolderPlan.HashOf(string.Create(CultureInfo.InvariantCulture, $"poi_{number:D6}")), most)),
    ];
}
