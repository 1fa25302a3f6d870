using System.Text;
using Microsoft.Data.Sqlite;
using NuTonic.Engine.Diagnostics;
using NuTonic.Engine.Facts;
using NuTonic.Engine.Osm;
using NuTonic.Fixtures;

namespace NuTonic.Engine.Tests.Facts;

public sealed class TagGlossaryTests
{
    private static TagGlossary BuiltIn { get; } = TagGlossary.LoadEmbedded();

    [Theory]
    [InlineData("highway=residential", "residential street")]
    [InlineData("natural=water water=lake", "lake")]
    [InlineData("natural=water", "body of water")]
    [InlineData("building=yes", "building")]
    [InlineData("building=yes amenity=school", "school")]
    [InlineData("building=school amenity=school", "school building")]
    [InlineData("building=industrial_hall", "building")]
    [InlineData("highway=footway footway=sidewalk", "sidewalk")]
    [InlineData("highway=service service=parking_aisle", "parking aisle")]
    [InlineData("railway=rail service=yard", "railyard track")]
    [InlineData("shop=car_parts", "car parts shop")]
    [InlineData("landuse=orchard", "orchard")]
    [InlineData("highway=residential bridge=yes", "residential street")]
    [InlineData("building=no landuse=grass", "grassy area")]
    [InlineData("name=Nowhere", null)]
    [InlineData("surface=asphalt", null)]
    public void Noun_Tags_AreNamedByTheirThing(string tags, string? noun) =>
        Assert.Equal(noun, BuiltIn.Noun(Element(tags)));

    [Fact]
    public void Embedded_Rows_AreCleanAndMany()
    {
        Assert.Equal("fields for crops", BuiltIn.Meaning("landuse", "farmland"));
        Assert.Equal("its surface is fine gravel", BuiltIn.Meaning("surface", "fine_gravel"));
        Assert.Null(BuiltIn.Meaning("nothing", "known"));
        Assert.Equal(32, BuiltIn.Fingerprint.Length);
        Assert.Equal(BuiltIn.Fingerprint, TagGlossary.LoadEmbedded().Fingerprint);
    }

    [Fact]
    public void Load_UserRows_GoBeforeTheBuiltInOnes()
    {
        using TemporaryFolder folder = new();
        string path = folder.Combine("mine.tsv");
        File.WriteAllText(path, "# mine\r\nhighway\tresidential\tlane\t-\r\n\r\nbuilding\t*\t-\tsomething built.\r\n");

        TagGlossary glossary = TagGlossary.Load(path);

        Assert.Equal("lane", glossary.Noun(Element("highway=residential")));
        Assert.Equal("a street along homes", glossary.Meaning("highway", "residential"));
        Assert.Equal("building", glossary.Noun(Element("building=yes")));
        Assert.Equal("something built", glossary.Meaning("building", "yes"));
        Assert.NotEqual(BuiltIn.Fingerprint, glossary.Fingerprint);
    }

    [Theory]
    [InlineData("highway\tresidential\tlane\n", "NT4103", 1)]
    [InlineData("\n# x\nhighway residential lane -\n", "NT4103", 3)]
    [InlineData("a\tb\tc\td\te\n", "NT4103", 1)]
    [InlineData("\tb\tc\td\n", "NT4104", 1)]
    [InlineData("a\t \tc\td\n", "NT4104", 1)]
    [InlineData("a\tb\tc\td\n\na\tb\te\tf\n", "NT4105", 3)]
    [InlineData("a\tb\tc\u0001\td\n", "NT4106", 1)]
    [InlineData("a\tb\t-\t-\n", "NT4109", 1)]
    public void Parse_WrongText_PointsAtItsLine(string text, string code, int line)
    {
        NuTonicException e = Assert.Throws<NuTonicException>(
            () => TagGlossary.Parse(Encoding.UTF8.GetBytes(text), "g.tsv"));

        Assert.Equal(
            (code, "g.tsv", line), (e.Diagnostic.Code, e.Diagnostic.Location!.File, e.Diagnostic.Location.Line));
    }

    [Fact]
    public void Parse_LongColumn_IsRefused()
    {
        byte[] text = Encoding.UTF8.GetBytes("a\tb\t" + new string('c', 501) + "\td\n");

        Assert.Equal("NT4106", Assert.Throws<NuTonicException>(() => TagGlossary.Parse(text, "g.tsv")).Diagnostic.Code);
    }

    [Fact]
    public void Parse_NotUtf8_PointsAtItsLine()
    {
        byte[] text = [.. "a\tb\tc\td\n"u8, 0xff, 0xfe, (byte)'\n'];

        NuTonicException e = Assert.Throws<NuTonicException>(() => TagGlossary.Parse(text, "g.tsv"));

        Assert.Equal(("NT4102", 2), (e.Diagnostic.Code, e.Diagnostic.Location!.Line));
    }

    [Fact]
    public void Load_NoFile_IsATypedError() =>
        Assert.Equal(
            "NT4100", Assert.Throws<NuTonicException>(() => TagGlossary.Load("/nowhere/g.tsv")).Diagnostic.Code);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Load_Taginfo_GivesMeaningsInEnglish(bool hasRedirects)
    {
        using TemporaryFolder folder = new();
        string path = folder.Combine("taginfo-wiki.db");
        WritePages(path, hasRedirects);

        TagGlossary glossary = TagGlossary.Load(path);

        Assert.Equal("A road in a residential area", glossary.Meaning("highway", "residential"));
        Assert.Equal("Ein deutscher Satz", glossary.Meaning("natural", "fels"));
        Assert.Equal("Anything built by people", glossary.Meaning("crane", "whatever"));
        Assert.Equal("residential street", glossary.Noun(Element("highway=residential")));
        Assert.Equal(hasRedirects ? "a track for trains" : "moved", glossary.Meaning("railway", "rail"));
    }

    [Fact]
    public void Read_MoreTagsThanAllowed_IsATypedError()
    {
        using TemporaryFolder folder = new();
        string path = folder.Combine("taginfo-wiki.db");
        WritePages(path, hasRedirects: true);

        Assert.Equal(3, TaginfoPages.Read(path, 3).Length);
        Assert.Equal("NT4112", Assert.Throws<NuTonicException>(() => TaginfoPages.Read(path, 2)).Diagnostic.Code);
    }

    [Theory]
    [InlineData("""{"data": [ROWS], "total": 4}""")]
    [InlineData("""{"data_format": 1, "project": {"name": "x"}, "tags": [ROWS]}""")]
    [InlineData("\uFEFF\n[ROWS]")]
    public void Load_TaginfoJson_GivesMeaningsInEnglish(string frame)
    {
        using TemporaryFolder folder = new();
        string path = folder.Combine("tags.json");
        File.WriteAllText(path, frame.Replace(
            "ROWS",
            """
            {"key": "highway", "value": "residential", "lang": "de", "description": "Wohnstrasse"},
            {"key": "highway", "value": "residential", "lang": "en", "description": "A road in a\n residential area."},
            {"key": "crane", "value": null, "description": "Anything built by people"},
            {"lang": "de", "title": "DE:Tag:natural=fels", "description": "Ein Satz"}, {"key": "a"}, 7
            """,
            StringComparison.Ordinal));

        TagGlossary glossary = TagGlossary.Load(path);

        Assert.Equal("A road in a residential area", glossary.Meaning("highway", "residential"));
        Assert.Equal("Anything built by people", glossary.Meaning("crane", "whatever"));
        Assert.Equal("Ein Satz", glossary.Meaning("natural", "fels"));
        Assert.Equal("residential street", glossary.Noun(Element("highway=residential")));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"data": [{"key": "a"}]}""")]
    [InlineData("""{"data": {"key": "a", "description": "b"}}""")]
    [InlineData("""[{"key": "a", "description": "\ud800"}]""")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]")]
    public void Load_OtherJson_IsATypedError(string content)
    {
        using TemporaryFolder folder = new();
        string path = folder.Combine("tags.json");
        File.WriteAllText(path, content);

        Diagnostic error = Assert.Throws<NuTonicException>(() => TagGlossary.Load(path)).Diagnostic;

        Assert.Equal("NT4113", error.Code);
        Assert.Equal(path, error.Location!.File);
    }

    [Fact]
    public void Fingerprint_RowsWhoseTextsJoinAlike_Differs()
    {
        using TemporaryFolder folder = new();
        string[] texts =
        [
            """[{"key": "a", "value": "b\tc", "description": "d"}]""",
            """[{"key": "a\tb", "value": "c", "description": "d"}]""",
        ];
        string[] prints = [.. texts.Select(text =>
        {
            File.WriteAllText(folder.Combine("tags.json"), text);
            return Convert.ToHexString([.. TagGlossary.Load(folder.Combine("tags.json")).Fingerprint]);
        })];

        Assert.NotEqual(prints[0], prints[1]);
    }

    [Fact]
    public void Load_OtherDatabase_IsATypedError()
    {
        using TemporaryFolder folder = new();
        string path = folder.Combine("other.db");
        Execute(path, "CREATE TABLE pages (lang TEXT)");

        Assert.Equal("NT4108", Assert.Throws<NuTonicException>(() => TagGlossary.Load(path)).Diagnostic.Code);
    }

    [Fact]
    public void Load_CutDatabase_IsATypedError()
    {
        using TemporaryFolder folder = new();
        string whole = folder.Combine("taginfo-wiki.db");
        WritePages(whole, hasRedirects: true);
        byte[] content = File.ReadAllBytes(whole);
        string cut = folder.Combine("cut.db");
        for (int length = 16; length < content.Length; length += 509)
        {
            File.WriteAllBytes(cut, content[..length]);

            Assert.Equal("NT4108", Assert.Throws<NuTonicException>(() => TagGlossary.Load(cut)).Diagnostic.Code);
        }
    }

    private static OsmElement Element(string tags) => new()
    {
        Id = new OsmId(OsmType.Way, 1),
        Tags =
        [
            .. tags.Split(' ').Select(tag => tag.Split('=')).Select(tag => KeyValuePair.Create(tag[0], tag[1]))
                .OrderBy(tag => tag.Key, StringComparer.Ordinal),
        ],
    };

    private static void WritePages(string path, bool hasRedirects)
    {
        string redirect = hasRedirects ? ", redirect_target TEXT" : "";
        string target = hasRedirects ? ", 'Tag:railway=train'" : "";
        string none = hasRedirects ? ", NULL" : "";
        Execute(
            path,
            $"""
            CREATE TABLE wikipages (lang TEXT, tag TEXT, key TEXT, value TEXT, tgroup TEXT, description TEXT{redirect});
            INSERT INTO wikipages VALUES ('de', 'highway=residential', 'highway', 'residential', 'x', 'Wohnstrasse'{none});
            INSERT INTO wikipages VALUES ('en', 'highway=residential', 'highway', 'residential', 'x', 'A road in a
              residential   area.'{none});
            INSERT INTO wikipages VALUES ('fr', 'natural=fels', 'natural', 'fels', 'x', 'Une phrase'{none});
            INSERT INTO wikipages VALUES ('de', 'natural=fels', 'natural', 'fels', 'x', 'Ein deutscher Satz.'{none});
            INSERT INTO wikipages VALUES ('en', 'crane', 'crane', NULL, 'x', 'Anything built by people'{none});
            INSERT INTO wikipages VALUES ('en', 'railway=rail', 'railway', 'rail', 'x', 'moved'{target});
            INSERT INTO wikipages VALUES ('en', 'empty', 'empty', NULL, NULL, NULL{none});
            """);
    }

    private static void Execute(string path, string sql)
    {
        using SqliteConnection connection = new($"Data Source={path};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
