using FsCheck;
using FsCheck.Fluent;
using Site.Engine.Search.Indexing;
using Site.Engine.Search.Querying;

namespace Site.Tests.Search;

public sealed class SearchEngineTests
{
    private readonly SearchEngine engine = SampleIndex.Open(SampleIndex.Files());

    [Theory]
    [InlineData("vht", "what-is-vht")]
    [InlineData("VHT-er", "what-is-vht")]
    [InlineData("VHT’er", "what-is-vht")]
    [InlineData("videohometraining", "what-is-vht")]
    [InlineData("videohometraning", "what-is-vht")]
    [InlineData("video hometraining", "what-is-vht")]
    [InlineData("investering tijd", "time-investment")]
    [InlineData("tijds investering", "time-investment")]
    [InlineData("tijdsinvestring", "time-investment")]
    [InlineData("tijdsinvest", "time-investment")]
    [InlineData("werkontwikkelingskring", "wok")]
    [InlineData("bijeenkomst jaar", "wok")]
    [InlineData("certificaat bevrie", "certificate")]
    [InlineData("zwanger", "certificate")]
    [InlineData("foto", "photos")]
    [InlineData("fotos", "photos")]
    [InlineData("coordinator CAFE", "photos")]
    [InlineData("beeld analyse", "photos")]
    public void A_reader_finds_the_page_that_is_meant(string query, string id) =>
        Assert.Equal(id, engine.Search(query, 10) is [var first, ..] ? first.Id : "nothing");

    [Fact]
    public void The_best_section_is_named() => Assert.Equal("pause", engine.Search("zwangerschap certificaat", 1)[0].Section);

    [Fact]
    public void A_match_at_the_beginning_of_a_page_names_no_section() => Assert.Null(engine.Search("filmpjes", 1)[0].Section);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("😀😀")]
    [InlineData("???")]
    [InlineData("zxqwvk")]
    [InlineData("مرحبا بالعالم")]
    [InlineData("\ud800")]
    public void Nothing_is_found_for_what_is_not_there(string query) => Assert.Empty(engine.Search(query, 10));

    [Fact]
    public void A_query_of_ten_thousand_characters_is_answered()
    {
        Assert.Empty(engine.Search(new string('x', 10_000), 10));
        Assert.Equal("wok", engine.Search("wok " + new string('x', 10_000), 10)[0].Id);
    }

    [Fact]
    public void One_more_letter_of_a_word_never_drops_its_page()
    {
        foreach (var document in SampleIndex.Documents)
        {
            foreach (var word in document.Sections.SelectMany(section => section.Text.Split((char[])[' ', '.', ',', '?', ':'], StringSplitOptions.RemoveEmptyEntries)))
            {
                if (word.Contains('\'', StringComparison.Ordinal) || word.Contains('-', StringComparison.Ordinal)) continue;
                var found = false;
                for (var length = 3; length <= word.Length; length++)
                {
                    var now = engine.Search(word[..length], 10).Any(result => result.Id == document.Id);
                    Assert.True(now || !found, $"\"{word[..length]}\" no longer finds {document.Id}");
                    found = now;
                }
            }
        }
    }

    [Fact]
    public void Case_and_accents_do_not_matter()
    {
        Assert.Equal(Ids("coordinator beelden"), Ids("COÖRDINATOR BÉÉLDEN"));
        Assert.NotEmpty(Ids("coordinator beelden"));
    }

    [Fact]
    public void Any_text_gets_an_answer() => Prop.ForAll<string?>(
        ArbMap.Default.ArbFor<string?>(), text => engine.Search(text ?? "", 3).Count <= 3).QuickCheckThrowOnFailure();

    [Fact]
    public void Words_of_a_list_may_be_parts_of_compounds()
    {
        Assert.DoesNotContain(engine.Search("vakanties ", 10), result => result.Id == "photos");
        var listed = SampleIndex.Open(SampleIndex.Files(options: new SearchIndexOptions { CompoundWords = ["school", "vakanties"] }));
        Assert.Equal("photos", listed.Search("vakanties ", 10)[0].Id);
    }

    private List<string> Ids(string query) => [.. engine.Search(query, 10).Select(result => result.Id)];
}
