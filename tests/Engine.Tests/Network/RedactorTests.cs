using System.Text;
using NuTonic.Engine.Network;

namespace NuTonic.Engine.Tests.Network;

public sealed class RedactorTests
{
    [Theory]
    [InlineData("the word is s3cret/word+1 here", "the word is *** here")]
    [InlineData("?q=s3cret%2Fword%2B1&b", "?q=***&b")]
    [InlineData("Bearer s3cret/word+1", "***")]
    [InlineData("s3cret/word", "s3cret/word")]
    public void Redact_ASecretInAnySpelling_IsStars(string text, string expected)
    {
        Redactor redactor = Knows("Bearer s3cret/word+1");

        Assert.Equal(expected, redactor.Redact(text));
        Assert.Equal(expected, Encoding.UTF8.GetString(redactor.Redact(Encoding.UTF8.GetBytes(text).AsMemory()).Span));
    }

    [Fact]
    public void Redact_NoSecret_IsTheSameMemory()
    {
        byte[] body = [1, 2, 3];

        Assert.True(Knows("Bearer 0123456789").Redact(body.AsMemory()).Equals(body.AsMemory()));
    }

    [Fact]
    public void Add_ToAChild_IsKnownToItsSiblings()
    {
        Redactor parent = new();
        new Redactor(parent).Add(new CredentialPart(true, "key", new Secret("0123456789")));

        Assert.Equal("***", new Redactor(parent).Redact("0123456789"));
    }

    [Fact]
    public void AddQuery_OfASignedLink_HidesSignaturesOnly()
    {
        Redactor redactor = new();
        redactor.AddQuery("?se=2030-01-01&sig=abc%2Fdefg");

        Assert.Equal("*** and *** until 2030-01-01", redactor.Redact("abc/defg and abc%2Fdefg until 2030-01-01"));
    }

    [Fact]
    public void Copy_ASecretAcrossPieces_IsStars()
    {
        Redactor redactor = Knows("Bearer 0123456789");
        for (int offset = 65_520; offset <= 65_540; offset++)
        {
            byte[] body = Encoding.ASCII.GetBytes(
                new string('x', offset) + "0123456789" + new string('y', 100_000) + "0123456789");
            using MemoryStream copy = new();

            redactor.Copy(new MemoryStream(body), copy);

            Assert.Equal(
                new string('x', offset) + "***" + new string('y', 100_000) + "***",
                Encoding.ASCII.GetString(copy.ToArray()));
        }
    }

    private static Redactor Knows(string authorization)
    {
        Redactor redactor = new();
        redactor.Add(new CredentialPart(false, "Authorization", new Secret(authorization)));
        return redactor;
    }
}
