using Site.Engine.Search.Indexing;
using Site.Engine.Search.Querying;

namespace Site.Tests.Search;

/// <summary>The sums of the ranking, worked out beside them, and what each rule of the plan adds.</summary>
public sealed class RankerTests
{
    private static readonly QueryWeights Weights = new();

    private static Term Term(string form, params (int Document, double Impact)[] postings) =>
        new(form, [.. postings.Select(p => p.Document)], [.. postings.Select(p => p.Impact)]);

    private static Alternative Exact(params Term[] terms) => new(MatchKind.Exact, 1, terms);

    private static double Idf(int documents, int frequency) => Math.Log(1 + ((documents - frequency + 0.5) / (frequency + 0.5)));

    private static string Order(IReadOnlyList<RankedDocument> ranked) => string.Join(' ', ranked.Select(r => r.Document));

    [Fact]
    public void One_word_counts_its_idf_times_the_impact()
    {
        var ranked = Ranker.Rank([new("video", [Exact(Term("video", (1, 0.25), (4, 1), (6, 0.5)))])], 10, Weights);
        Assert.Equal("4 6 1", Order(ranked));
        Assert.Equal([Idf(10, 3), Idf(10, 3) * 0.5, Idf(10, 3) * 0.25], ranked.Select(r => r.Score));
        var concept = Assert.Single(ranked[1].Concepts);
        Assert.Equal(("video", Idf(10, 3), Idf(10, 3) * 0.5), (concept.Form, concept.Idf, concept.Score));
    }

    [Fact]
    public void A_document_with_part_of_the_query_counts_with_the_square_of_its_share()
    {
        QueryConcept a = new("a", [Exact(Term("a", (1, 0.5), (2, 1)))]);
        QueryConcept b = new("b", [Exact(Term("b", (1, 0.25), (3, 1), (4, 1), (5, 1)))]);
        QueryConcept unknown = new("c", []);
        var (ia, ib) = (Idf(9, 2), Idf(9, 4));
        var total = ia + 1 + ib + 1;
        double Share(double part) => part / total * (part / total);

        var ranked = Ranker.Rank([a, unknown, b], 9, Weights).ToDictionary(r => r.Document, r => r.Score);

        Assert.Equal((ia * 0.5) + (ib * 0.25), ranked[1], 12);
        Assert.Equal(ia * Share(ia + 1), ranked[2], 12);
        Assert.Equal(ib * Share(ib + 1), ranked[3], 12);
        Assert.Equal(5, ranked.Count);
        var uncovered = Ranker.Rank([a, b], 9, Weights with { Coverage = 0 }).ToDictionary(r => r.Document, r => r.Score);
        Assert.Equal(ia * (ia / (ia + ib)) * (ia / (ia + ib)), uncovered[2], 12);
    }

    [Fact]
    public void The_best_way_to_match_counts_and_the_most_frequent_term_gives_the_idf()
    {
        var rare = Term("rare", (1, 1), (2, 0.5));
        var common = Term("common", (1, 0.5), (2, 0.9), (3, 0.9), (4, 0.9));
        Alternative prefix = new(MatchKind.Prefix, 0.6, [common]);
        var ranked = Ranker.Rank([new("r", [Exact(rare), prefix])], 10, Weights);
        var idf = Idf(10, 4);
        Assert.Equal([(1, idf), (4, idf * (0.6 * 0.9)), (3, idf * (0.6 * 0.9)), (2, idf * (0.6 * 0.9))], ranked.Select(r => (r.Document, r.Score)));
        Assert.Equal([MatchKind.Exact, MatchKind.Prefix, MatchKind.Prefix, MatchKind.Prefix], ranked.Select(r => r.Concepts[0].Alternative.Kind));
        var least = Ranker.Rank([new("r", [Exact(common), Exact(rare)])], 10, Weights);
        Assert.Equal(idf, least.Single(r => r.Document == 1).Score, 12);
        Assert.Equal(idf * 0.9, least.Single(r => r.Document == 2).Score, 12);
    }

    [Fact]
    public void An_alternative_of_several_terms_asks_for_all_and_counts_the_least()
    {
        var ranked = Ranker.Rank([new("ab", [Exact(Term("a", (1, 0.5), (2, 1), (3, 0.75)), Term("b", (2, 0.25), (3, 1), (4, 1)), Term("c", (2, 1), (3, 1), (1, 1)))])], 10, Weights);
        Assert.Equal([(3, Idf(10, 3) * 0.75), (2, Idf(10, 3) * 0.25)], ranked.Select(r => (r.Document, r.Score)));
    }

    [Fact]
    public void Equal_scores_put_the_later_address_first_and_a_draw_is_a_share_of_the_best()
    {
        IReadOnlyList<QueryConcept> plan = [new("a", [Exact(Term("a", (1, 0.5), (2, 0.95), (3, 1), (4, 0.5), (5, 0.9)))])];
        Assert.Equal("3 2 5 4 1", Order(Ranker.Rank(plan, 10, Weights)));
        Assert.Equal("5 3 2 4 1", Order(Ranker.Rank(plan, 10, Weights with { Draw = 0.9 })));
        Assert.Equal("3 2 5 4 1", Order(Ranker.Rank(plan, 10, Weights with { Draw = 0.96 })));
        Assert.Equal("5 4 3 2 1", Order(Ranker.Rank(plan, 10, Weights with { Draw = 0.1 })));
        Assert.Empty(Ranker.Rank([new("b", [])], 10, Weights));
        Assert.Empty(Ranker.Rank([], 10, Weights));
    }

    [Theory]
    [InlineData("", "", 2, 0)]
    [InlineData("a", "", 2, 1)]
    [InlineData("", "ab", 2, 2)]
    [InlineData("", "abc", 2, 3)]
    [InlineData("abc", "", 2, 3)]
    [InlineData("abcdef", "abc", 2, 3)]
    [InlineData("abc", "abcdefgh", 2, 3)]
    [InlineData("gezin", "gezin", 0, 0)]
    [InlineData("gezin", "gezni", 2, 1)]
    [InlineData("ab", "ba", 2, 1)]
    [InlineData("abcd", "badc", 2, 2)]
    [InlineData("ca", "abc", 3, 3)]
    [InlineData("video", "vide", 2, 1)]
    [InlineData("video", "videos", 2, 1)]
    [InlineData("video", "vidio", 2, 1)]
    [InlineData("video", "xidex", 2, 2)]
    [InlineData("video", "xxdex", 2, 3)]
    [InlineData("video", "xxxxx", 2, 3)]
    [InlineData("video", "xxxxx", 9, 5)]
    [InlineData("kitten", "sitting", 5, 3)]
    [InlineData("abcdef", "bcdefa", 5, 2)]
    [InlineData("aab", "abab", 3, 1)]
    [InlineData("xaby", "xbay", 1, 1)]
    [InlineData("abx", "bay", 2, 2)]
    [InlineData("abx", "bay", 1, 2)]
    public void Distance_counts_changes_and_swaps(string a, string b, int max, int distance)
    {
        Assert.Equal(distance, EditDistance.Between(a, b, max));
        Assert.Equal(distance, EditDistance.Between(b, a, max));
    }

    [Fact]
    public void The_nearest_forms_come_by_frequency_then_by_letter()
    {
        (string, int)[] known = [("vidoos", 9), ("videos", 1), ("vadeo", 3), ("vidio", 5), ("bideo", 3), ("ander", 9)];
        Assert.Equal(["vidio", "bideo", "vadeo", "videos"], SimilarForms.Nearest(known, "video", 2, 10).Select(s => s.Form));
        Assert.Equal(["vidio", "bideo"], SimilarForms.Nearest(known, "video", 2, 2).Select(s => s.Form));
        Assert.All(SimilarForms.Nearest(known, "video", 2, 10), s => Assert.Equal(1, s.Distance));
        Assert.Equal([new SimilarForm("vidoos", 2)], SimilarForms.Nearest(known[..1], "video", 2, 10));
        Assert.Empty(SimilarForms.Nearest(known[..1], "video", 1, 10));
        Assert.Equal([new SimilarForm("ander", 0)], SimilarForms.Nearest(known, "ander", 2, 10));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(3, 1)]
    [InlineData(4, 2)]
    [InlineData(32_768, 15)]
    [InlineData(1_000_000, 15)]
    public void Frequency_is_kept_as_its_logarithm(int frequency, int expected) => Assert.Equal(expected, SimilarForms.FrequencyClass(frequency));

    private static string? Section(string query, params (string Anchor, string Heading, string Text)[] sections)
    {
        SearchDocument document = new("id", "/id/", "Titel", "", [.. sections.Select(s => new SearchSection(s.Anchor, s.Heading, s.Text))]);
        var plan = query.Split(' ').Select(w => new QueryConcept(w, [Exact(Term(w + "s", (1, 1)))])).ToList();
        return BestSection.Of(document, plan, [.. plan.Select((c, i) => new MatchedConcept(c.Form, c.Alternatives[0], 1 + (i * 0.5), 1))]);
    }

    [Fact]
    public void The_best_section_holds_most_of_the_query()
    {
        Assert.Null(Section("video", ("a", "Kop", "tekst " + new string('a', 80))));
        Assert.Equal("b", Section("video", ("a", "Kop", "tekst"), ("b", "Kop", "een Video")));
        Assert.Equal("b", Section("video", ("a", "", "een video"), ("b", "Video", "niets"), ("c", "Kop", "video video video")));
        Assert.Equal("a", Section("video", ("a", "", "video"), ("b", "", "video")));
        Assert.Equal("b", Section("video gezin", ("a", "", "video"), ("b", "", "gezin")));
        Assert.Equal("c", Section("video gezin", ("a", "", "video"), ("b", "", "gezin"), ("c", "", "gezin en video")));
        Assert.Equal("b", Section("video", ("a", "", "niets"), ("b", "", "videos")));
        Assert.Equal("b", Section("video", ("a", "", "xvideo videoxx"), ("b", "", "videotraining")));
        Assert.Null(Section("vid", ("a", "", "videotraining")));
        Assert.Equal("b", Section("vide", ("a", "", "videoxx"), ("b", "", "videtest")));
    }
}
