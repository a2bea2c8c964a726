using Site.Engine.Diagnostics;
using Site.Engine.Markdown;
using Site.Model;
using Site.Model.Diagnostics;
using Site.Model.Learning;
using Site.Model.TimeInvestment;

namespace Site.Engine.Checks;

/// <summary>
/// Data are made to be seen: each strip, self-test, term and time table is on a page, and so is what one block shows as a whole. A draft counts too: its
/// author is still at work. Facts have a check of their own.
/// </summary>
public sealed class UnusedDataCheck : ICheck
{
    private static readonly Bilingual Strip = new("de strip", "the strip");
    private static readonly Bilingual Module = new("de zelftoets", "the self-test");
    private static readonly Bilingual Term = new("het begrip", "the term");
    private static readonly Bilingual Table = new("de tijdtabel", "the time table");
    private static readonly Bilingual Document = new("het document", "the document");
    private static readonly Bilingual Clusters = new("de principes vanaf", "the principles from");
    private static readonly Bilingual Sectors = new("de sectoren vanaf", "the sectors from");
    private static readonly Bilingual Oddities = new("de aantekeningen vanaf", "the notes from");

    public void Run(CheckContext context)
    {
        var (data, diagnostics) = (context.Site.Data, context.Diagnostics);
        // Looking at every page is for sites with data.
        var looking = new Lazy<Shown>(() => Shown.On(context));
        Report(Strip, ":::strip {0}", data.Strips.All.Where(s => !looking.Value.Strips.Contains(s.Id)).Select(s => (s.Id, s.Where)));
        Report(Module, ":::self-test {0}", data.SelfTests.Where(t => !looking.Value.Has("self-test", t.Id)).Select(t => (t.Id, t.Where)));
        if (data.TimeInvestment is { } time)
            Report(Table, ":::table {0}", time.Tables.Where(t => !looking.Value.Tables.Contains(t.Id)).Select(t => (t.Id, t.Where)));
        if (data.Glossary.Terms.Any() && !looking.Value.Has("glossary"))
            Report(Term, ":::glossary", data.Glossary.Terms.Where(t => !looking.Value.Terms.Contains(t.Id)).Select(t => (t.Id, t.Where)));
        if (!data.Facts.Documents.IsEmpty && !looking.Value.Has("documents"))
        {
            var named = data.Facts.All.SelectMany(f => f.Sources).Select(s => s.Document.Id).ToHashSet(StringComparer.Ordinal);
            Report(Document, ":::documents", data.Facts.Documents.Where(d => !named.Contains(d.Id)).Select(d => (d.Id, d.Where)));
        }
        if (!data.Principles.Clusters.IsEmpty && !looking.Value.Has("principles"))
            Report(Clusters, ":::principles", data.Principles.Clusters.Take(1).Select(c => (c.Id, c.Where)));
        if (data.Sectors.All.Any() && !looking.Value.Has("sectors"))
            Report(Sectors, ":::sectors", data.Sectors.All.Take(1).Select(s => (s.Id, s.Where)));
        if (!data.Facts.Oddities.IsEmpty && !looking.Value.Has("oddities"))
            Report(Oddities, ":::oddities", data.Facts.Oddities.Take(1).Select(o => (o.Id, o.Where)));

        void Report(Bilingual kind, string block, IEnumerable<(string Id, SourceSpan Where)> unused)
        {
            foreach (var (id, where) in unused)
                diagnostics.Add(DataRules.Unused, where, kind, id, block.Replace("{0}", id, StringComparison.Ordinal));
        }
    }

    /// <summary>What the pages show, gathered in one walk over their holes.</summary>
    private sealed class Shown
    {
        private readonly HashSet<(string Block, string Argument)> blocks = [];

        public HashSet<string> Strips { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Terms { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Tables { get; } = new(StringComparer.Ordinal);

        public bool Has(string block, string argument = "") => blocks.Contains((block, argument));

        public static Shown On(CheckContext context)
        {
            var (site, shown) = (context.Site, new Shown());
            foreach (var page in site.Pages.Where(p => !p.IsFallback).Select(p => p.Parsed).Concat(site.Drafts))
            {
                foreach (var hole in page.Body.Shown)
                    shown.Add(hole);
            }
            shown.Strips.UnionWith(site.Data.SelfTests.SelectMany(t => t.Questions).SelectMany(q => Frames(q.Interaction)).Select(f => f.Strip));
            if (shown.blocks.Any(b => b.Block == "calculator") && site.Data.TimeInvestment is { } time)
                shown.Tables.UnionWith(time.Modes.SelectMany(Factors).SelectMany(Paths).Select(TableOf));
            return shown;
        }

        private void Add(Hole hole)
        {
            switch (hole)
            {
                case TermHole term:
                    Terms.Add(term.Id);
                    break;
                case ValueHole value:
                    Tables.Add(TableOf(value.Path));
                    break;
                case BlockHole block:
                    blocks.Add((block.Name, block.Argument));
                    if (block.Name == "strip")
                        Strips.Add(block.Argument.Split(' ')[0]);
                    else if (block.Name is "table" or "chart")
                        Tables.UnionWith(block.Argument.Split(' '));
                    break;
                default:
                    break;
            }
        }

        private static string TableOf(string path) => path.Split('.')[0];

        private static IEnumerable<Factor> Factors(CalculatorMode mode) =>
            mode.Lines.SelectMany(l => l.Product.Concat(l.Divide)).Concat(mode.Outputs.SelectMany(o => o.Times.Concat(o.Divide)));

        private static IEnumerable<string> Paths(Factor factor) => (factor switch
        {
            NumberFactor number => [number.Path],
            ByOptionFactor by => by.Of.Select(o => o.Value.Path),
            _ => Enumerable.Empty<string?>(),
        }).OfType<string>();

        private static IEnumerable<FrameReference> Frames(Interaction interaction) => interaction switch
        {
            ChoiceInteraction choice => choice.Choices.Select(c => c.Frame).OfType<FrameReference>(),
            MatchInteraction match => match.Sources.Select(s => s.Frame).OfType<FrameReference>(),
            _ => [],
        };
    }
}
