using System.Globalization;
using NuTonic.Engine.Captions;

namespace NuTonic.Engine.Tests.Captions;

public sealed class NumberClaimsTests
{
    private static readonly string[] Units =
    [
        "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] Tens =
        ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    [Theory]
    [InlineData("There are twenty-five houses.", "twenty-five", 25)]
    [InlineData("Twenty five houses.", "Twenty five", 25)]
    [InlineData("About two hundred meters of road.", "two hundred meters", 200)]
    [InlineData("It is a hundred and twenty meters long.", "a hundred and twenty meters", 120)]
    [InlineData("About a dozen houses.", "a dozen", 12)]
    [InlineData("Two dozen houses.", "Two dozen", 24)]
    [InlineData("Half a dozen houses.", "Half a dozen", 6)]
    [InlineData(
        "One hundred twenty-three thousand four hundred fifty-six.",
        "One hundred twenty-three thousand four hundred fifty-six",
        123_456)]
    [InlineData("a thousand trees", "a thousand", 1000)]
    [InlineData("Built in nineteen eighty-seven.", "nineteen eighty-seven", 1987)]
    [InlineData("Taken in twenty twenty-two.", "twenty twenty-two", 2022)]
    [InlineData("Two and a half hectares.", "Two and a half hectares", 2.5)]
    [InlineData("A two-lane road.", "two", 2)]
    public void Find_Words_ReadsTheWholeNumber(string text, string words, double value)
    {
        NumberClaim claim = Assert.Single(NumberClaims.Find(text));

        Assert.Equal((words, value), (claim.Text, claim.Value));
    }

    [Theory]
    [InlineData("One of them, a house, and another one.")]
    [InlineData("Several hundred trees, hundreds of them, dozens of houses, a few thousand more.")]
    [InlineData("Two thirds of it, one half, three-quarters.")]
    [InlineData("The twenty-first century.")]
    [InlineData("A tenth, a weekend, an often seen one, canine, bone and tend.")]
    [InlineData("A half and a quarter.")]
    public void Find_NoCount_GivesNothing(string text) => Assert.Empty(NumberClaims.Find(text));

    [Fact]
    public void Find_SeveralNumbers_KeepsThemApart()
    {
        double[] values =
        [
            .. NumberClaims.Find("Two ponds and three barns, five or six sheds, seven hundred and eight trees.")
                .Select(claim => claim.Value),
        ];

        Assert.Equal([2, 3, 5, 6, 708], values);
    }

    [Fact]
    public void Find_EveryNumberInWords_IsRead()
    {
        for (int number = 2; number < 1_000_000; number += number < 2200 ? 1 : 997)
        {
            foreach (bool hasAnd in (bool[])[false, true])
            {
                string words = Words(number, hasAnd);

                NumberClaim claim = Assert.Single(NumberClaims.Find("It has " + words + " trees."));

                Assert.True(
                    claim.Value == number && claim.Text == words,
                    string.Create(CultureInfo.InvariantCulture, $"{number}: {words}: {claim.Value}"));
            }
        }
    }

    private static string Words(int number, bool hasAnd)
    {
        if (number >= 1000)
        {
            string rest = number % 1000 == 0
                ? ""
                : (hasAnd && number % 1000 < 100 ? " and " : " ") + Words(number % 1000, hasAnd);
            return Words(number / 1000, hasAnd) + " thousand" + rest;
        }

        if (number >= 100)
        {
            return Units[number / 100]
                + " hundred"
                + (number % 100 == 0 ? "" : (hasAnd ? " and " : " ") + Words(number % 100, hasAnd));
        }

        return number < 20 ? Units[number] : Tens[number / 10] + (number % 10 == 0 ? "" : "-" + Units[number % 10]);
    }
}
