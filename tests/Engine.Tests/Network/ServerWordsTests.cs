using System.Text;
using NuTonic.Engine.Network;

namespace NuTonic.Engine.Tests.Network;

public sealed class ServerWordsTests
{
    [Fact]
    public void Of_PageOfOverpass_IsTheErrorAndNotTheTitle()
    {
        const string page = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
            <html><head><title>OSM3S Response</title></head><body>
            <p>The data is made available under ODbL.</p>
            <p><strong style="color:#FF0000">Error</strong>: the server is probably too busy &amp; slow. </p>
            </body></html>
            """;

        Assert.Equal("Error: the server is probably too busy & slow.", Words(page));
        Assert.True(HtmlPage.Is(Encoding.UTF8.GetBytes(page)));
    }

    [Theory]
    [InlineData("<html><title>Sign in</title><p>Welcome</p>", "Sign in.")]
    [InlineData(
        "<?xml version=\"1.0\"?><Error><Code>NoSuchKey</Code></Error>",
        "<?xml version=\"1.0\"?><Error><Code>NoSuchKey</Code></Error>.")]
    [InlineData("<?xml", "<?xml.")]
    public void Of_OtherText_IsItsTitleOrItself(string body, string words) => Assert.Equal(words, Words(body));

    private static string Words(string body) => ServerWords.Of(Encoding.UTF8.GetBytes(body), text => text);
}
