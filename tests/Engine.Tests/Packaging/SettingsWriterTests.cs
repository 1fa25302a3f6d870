using System.Text;
using NuTonic.Engine.Packaging;

namespace NuTonic.Engine.Tests.Packaging;

public sealed class SettingsWriterTests
{
    [Fact]
    public void Write_Options_AreSortedAndPortable()
    {
        Setting[] options =
        [
            new("Stride", "128"),
            new("PoiRoot", "/home/someone/pois/"),
            new("PromptDir", "C:\\Users\\x\\prompts"),
            new("Poi", "poi_0003;poi_é*"),
            new("CacheDir", "cache/local"),
        ];

        string text = Encoding.UTF8.GetString(SettingsWriter.Write(options));

        Assert.Equal(
            "{\n  \"CacheDir\": \"cache/local\",\n  \"Poi\": \"poi_0003;poi_é*\",\n  \"PoiRoot\": \"pois\",\n"
            + "  \"PromptDir\": \"prompts\",\n  \"Stride\": \"128\"\n}\n",
            text);
    }
}
