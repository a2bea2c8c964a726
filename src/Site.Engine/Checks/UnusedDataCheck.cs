using Site.Engine.Diagnostics;
using Site.Engine.Markdown;
using Site.Model.Diagnostics;
using Site.Model.Learning;

namespace Site.Engine.Checks;

/// <summary>Strips and self-tests are made to be seen: each is on a page, and a strip may be in a self-test instead.</summary>
public sealed class UnusedDataCheck : ICheck
{
    private static readonly Bilingual Strip = new("de strip", "the strip");
    private static readonly Bilingual Module = new("de zelftoets", "the self-test");

    public void Run(CheckContext context)
    {
        var site = context.Site;
        if (site.Data.Strips.All.IsEmpty && site.Data.SelfTests.IsEmpty)
            return;
        var shown = new HashSet<(string Block, string Id)>();
        foreach (var page in site.Pages)
        {
            foreach (var (_, hole) in page.Parsed.Body.Template.Holes)
            {
                if (hole is BlockHole { Argument.Length: > 0 } block)
                    shown.Add((block.Name, block.Argument.Split(' ')[0]));
            }
        }
        shown.UnionWith(site.Data.SelfTests.SelectMany(t => t.Questions).SelectMany(q => Frames(q.Interaction)).Select(f => ("strip", f.Strip)));
        foreach (var strip in site.Data.Strips.All.Where(s => !shown.Contains(("strip", s.Id))))
            context.Diagnostics.Add(DataRules.Unused, strip.Where, Strip, strip.Id, $":::strip {strip.Id}");
        foreach (var module in site.Data.SelfTests.Where(t => !shown.Contains(("self-test", t.Id))))
            context.Diagnostics.Add(DataRules.Unused, module.Where, Module, module.Id, $":::self-test {module.Id}");
    }

    private static IEnumerable<FrameReference> Frames(Interaction interaction) => interaction switch
    {
        ChoiceInteraction choice => choice.Choices.Select(c => c.Frame).OfType<FrameReference>(),
        MatchInteraction match => match.Sources.Select(s => s.Frame).OfType<FrameReference>(),
        _ => [],
    };
}
