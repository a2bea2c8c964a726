using Site.Engine.Search.Querying;

namespace Site.Tests.Search;

/// <summary>What each word of a query may stand for, on a lexicon of a few words.</summary>
public sealed class QueryPlanTests
{
    /// <summary>A lexicon in memory: "video:videos" gives a word its peers.</summary>
    private sealed class Lexicon(params string[] words) : ITermSource
    {
        private readonly Dictionary<string, string[]> peers = words.Select(w => w.Split(':')).ToDictionary(w => w[0], w => w.Skip(1).ToArray(), StringComparer.Ordinal);

        public List<(string Form, int MaxDistance, int Limit)> AskedSimilar { get; } = [];

        public List<int> AskedCompletions { get; } = [];

        public List<(string Form, int Limit)> AskedAlike { get; } = [];

        /// <summary>Unknown forms and the terms that share their key.</summary>
        public (string Form, string Term)[] Inflected { get; init; } = [];

        public int DocumentCount => 10;

        public IReadOnlySet<string> StopWords { get; } = new HashSet<string>(StringComparer.Ordinal) { "de", "een" };

        public IReadOnlyList<string> Linkers { get; } = ["", "s", "en"];

        public IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> Synonyms { get; init; } = [];

        public Term? Find(string form) => peers.ContainsKey(form) ? new Term(form, [1], [1]) : null;

        public Term? FindNear(string form, string word) => form.StartsWith(word, StringComparison.Ordinal) ? Find(form) : null;

        public IReadOnlyList<Term> PeersOf(Term term) => [.. peers[term.Form].Select(p => new Term(p, [1], [1]))];

        public IReadOnlyList<Term> Alike(string form, int limit)
        {
            AskedAlike.Add((form, limit));
            return [.. Inflected.Where(pair => pair.Form == form).Select(pair => Find(pair.Term)!)];
        }

        public IReadOnlyList<Term> Completions(string prefix, int limit)
        {
            AskedCompletions.Add(limit);
            return [.. peers.Keys.Where(k => k.Length > prefix.Length && k.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(k => Find(k)!)];
        }

        public IReadOnlyList<SimilarForm> Similar(string form, int maxDistance, int limit)
        {
            AskedSimilar.Add((form, maxDistance, limit));
            return SimilarForms.Nearest(peers.Keys.Select(k => (k, 0)), form, maxDistance, limit);
        }
    }

    private static readonly QueryWeights Weights = new() { Peer = 0.9, Prefix = 0.8, Synonym = 0.95, Distance1 = 0.7, Distance2 = 0.5, Split = 0.6 };

    private static string Plan(Lexicon lexicon, string query) => string.Join(" | ", new QueryPlanner(lexicon, Weights).Plan(query).Select(c =>
        c.Form + " = " + string.Join(", ", c.Alternatives.Select(a => $"{a.Kind} {string.Join('+', a.Terms.Select(t => t.Form))} {a.Weight.ToString("0.###", System.Globalization.CultureInfo.InvariantCulture)}"))));

    [Fact]
    public void A_word_stands_for_itself_its_peers_and_while_it_is_typed_for_longer_words()
    {
        Lexicon lexicon = new("video:videos", "videos:video", "videotraining", "kring");
        Assert.Equal("video = Exact video 1, Peer videos 0.9 | kring = Exact kring 1", Plan(lexicon, "video kring"));
        Assert.Equal("video = Exact video 1, Peer videos 0.9, Prefix videos 0.667, Prefix videotraining 0.308", Plan(lexicon, "video"));
        Assert.Equal("vi = Prefix video 0.32, Prefix videos 0.267, Prefix videotraining 0.123", Plan(lexicon, "vi"));
        Assert.Equal([Engine.Search.Format.IndexFormat.MaxCompletions], lexicon.AskedCompletions.Distinct());
        Assert.Equal("v = ", Plan(lexicon, "v"));
        Assert.Equal("vi = ", Plan(lexicon, "vi "));
    }

    [Fact]
    public void Neighbours_may_be_one_word()
    {
        Assert.Equal("tijd = Exact tijd 1, Joined tijdsinvestering 1, Peer tijdsinvesteringen 0.9 | investering = Joined tijdsinvestering 1, Peer tijdsinvesteringen 0.9",
            Plan(new("tijd", "tijdsinvestering:tijdsinvesteringen"), "tijd investering "));
        Assert.Equal("werk = Joined werkontwikkelingskring 1 | ontwikkelings = Joined werkontwikkelingskring 1 | kring = Exact kring 1, Joined werkontwikkelingskring 1",
            Plan(new("kring", "werkontwikkelingskring"), "werk ontwikkelings kring "));
        Assert.Equal("tijd = Exact tijd 1 | investering = ", Plan(new("tijd", "tijdinvestering"), "tijd de investering "));
        Assert.Equal("werk = Exact werk 1 | kring = Exact kring 1 | ontwikkelings = ", Plan(new("werk", "kring", "werkontwikkelingskring"), "werk kring ontwikkelings "));
        Assert.Equal("werk = Exact werk 1 | beeld = Exact beeld 1 | kring = Exact kring 1", Plan(new("werk", "beeld", "kring", "werkbeeldkring"), "werk beeld de kring "));
    }

    [Fact]
    public void A_phrase_stands_for_the_others_of_its_group()
    {
        Lexicon lexicon = new("vht", "video", "hometraining", "wok") { Synonyms = [[["video", "hometraining"], ["vht"], ["weg"]], [["wok"], ["kring"], ["kring", "video"]]] };
        Assert.Equal("vht = Exact vht 1, Synonym video+hometraining 0.95", Plan(lexicon, "vht "));
        Assert.Equal("video = Exact video 1, Synonym vht 0.95 | hometraining = Exact hometraining 1, Synonym vht 0.95", Plan(lexicon, "video hometraining "));
        Assert.Equal("wok = Exact wok 1 | video = Exact video 1, Synonym vht 0.95 | hometraining = Exact hometraining 1, Synonym vht 0.95", Plan(lexicon, "wok video hometraining "));
        Assert.Equal("hometraining = Exact hometraining 1 | video = Exact video 1", Plan(lexicon, "hometraining video "));
        Assert.Equal("video = Exact video 1 | hometraining = Exact hometraining 1", Plan(lexicon, "video de hometraining "));
        Assert.Equal("kring = Synonym wok 0.95", Plan(lexicon, "kring "));
    }

    [Fact]
    public void A_word_that_is_not_known_is_mended_or_split()
    {
        Lexicon lexicon = new("video:videos", "investering", "beeld", "analyse", "lange");
        Assert.Equal("vidio = Similar video 0.7, Peer videos 0.63", Plan(lexicon, "vidio "));
        Assert.Equal("inxestexing = Similar investering 0.5", Plan(lexicon, "inxestexing "));
        Assert.Equal("beeldanalyse = Split beeld+analyse 0.6", Plan(lexicon, "beeldanalyse "));
        Assert.Equal("beeldsanalyse = Split beeld+analyse 0.6", Plan(lexicon, "beeldsanalyse "));
        Assert.Equal("beeldxanalyse = ", Plan(lexicon, "beeldxanalyse "));
        Assert.Equal("vid = ", Plan(lexicon, "vid "));
        Assert.Equal("2ideo = ", Plan(lexicon, "2ideo "));
        lexicon.AskedSimilar.Clear();
        Plan(lexicon, "abcd abcdefg abcdefgh abc 1abcd video ");
        Assert.Equal([("abcd", 1, 6), ("abcdefg", 1, 6), ("abcdefgh", 2, 6)], lexicon.AskedSimilar);
    }

    [Fact]
    public void An_unknown_form_of_a_known_word_is_not_mistyped()
    {
        Lexicon lexicon = new("training:trainen", "trainer", "trainang") { Inflected = [("trainings", "training"), ("trainings", "trainer")] };
        Assert.Equal("trainings = Similar training 0.7, Similar trainer 0.7", Plan(lexicon, "trainings "));
        Assert.Empty(lexicon.AskedSimilar);
        Plan(lexicon, "trainingx trai 1abcd training ");
        Assert.Equal([("trainings", 6), ("trainingx", 6), ("trai", 6)], lexicon.AskedAlike);
        Assert.Equal([("trainingx", 2, 6), ("trai", 1, 6)], lexicon.AskedSimilar);
    }

    [Fact]
    public void Parts_of_a_split_have_four_letters_and_the_longest_beginning_comes_first()
    {
        Lexicon lexicon = new("beeld", "beel", "danalyse", "analyse", "ana", "lyse");
        Assert.Equal("beeldanalyse = Split beeld+analyse 0.6", Plan(lexicon, "beeldanalyse "));
        Assert.Equal("analyse = Exact analyse 1", Plan(lexicon, "analyse "));
        Assert.Equal("beelddeel = ", Plan(new("beeld", "dee", "eel"), "beelddeel "));
        Assert.Equal("beeldlyse = Split beeld+lyse 0.6", Plan(lexicon, "beeldlyse "));
        Assert.Equal("beellyse = Split beel+lyse 0.6", Plan(new("beel", "lyse"), "beellyse "));
        Assert.Equal("abclysee = ", Plan(new("abc", "lysee"), "abclysee "));
    }

    [Fact]
    public void Words_are_read_without_stop_words_and_doubles()
    {
        HashSet<string> stop = new(StringComparer.Ordinal) { "de", "een" };
        static string Show(IReadOnlyList<QueryToken> tokens) => string.Join(' ', tokens.Select(t => $"{t.Form}{t.Position}{(t.IsOpen ? "?" : "")}"));
        Assert.Equal("video1 kring3?", Show(QueryTokens.Read("de Video een KRING", stop)));
        Assert.Equal("video0", Show(QueryTokens.Read("video video ", stop)));
        Assert.Equal("de1?", Show(QueryTokens.Read("een de", stop)));
        Assert.Equal("", Show(QueryTokens.Read("een de ", stop)));
        Assert.Equal(16, QueryTokens.Read(string.Join(' ', Enumerable.Range(0, 40)), stop).Count);
        Assert.Equal("wok0?", Show(QueryTokens.Read("wok" + new string(' ', 397) + "video", stop)).Replace("wok0", "wok0?", StringComparison.Ordinal));
        Assert.Equal("wok0 vi1?", Show(QueryTokens.Read("wok" + new string(' ', 395) + "video", stop)));
    }
}
