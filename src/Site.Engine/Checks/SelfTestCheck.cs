using System.Globalization;
using Site.Engine.Diagnostics;
using Site.Engine.Learning;
using Site.Model.Diagnostics;
using Site.Model.Learning;

namespace Site.Engine.Checks;

/// <summary>What self-tests name elsewhere is there: pages and anchors, principles, frames, facts; and no published question vanished.</summary>
public sealed class SelfTestCheck : ICheck
{
    public void Run(CheckContext context)
    {
        foreach (var module in context.Site.Data.SelfTests)
        {
            foreach (var question in module.Questions)
            {
                foreach (var link in Explanations(question.Interaction))
                    Explained(context, link);
                foreach (var frame in Frames(question.Interaction))
                    Drawn(context, frame);
                Named(context, question);
            }
        }
        Unique(context);
        Lock(context);
    }

    private static void Explained(CheckContext context, ExplainLink link)
    {
        var pages = context.Site.Configuration.Languages.Select(l => context.Site.Find(link.Page, l)).ToList();
        if (pages.TrueForAll(p => p is null))
        {
            context.Diagnostics.AddUnknown(LearningRules.UnknownPage, link.Where, link.Page, context.Site.Pages.Select(p => p.Id).Distinct(StringComparer.Ordinal));
            return;
        }
        foreach (var page in pages)
        {
            if (page is not null && link.Anchor is { } anchor && !context.Addresses.AnchorsOf(page).Contains(anchor) && !context.Addresses.AreAnchorsUncertain(page))
            {
                context.Diagnostics.AddUnknown(LearningRules.UnknownAnchor, link.Where, anchor, context.Addresses.AnchorsOf(page), page.Id, page.Language,
                    string.Join(", ", context.Addresses.AnchorsOf(page).Order(StringComparer.Ordinal).Take(12)));
                return;
            }
        }
    }

    private static void Drawn(CheckContext context, FrameReference reference)
    {
        var strips = context.Site.Data.Strips;
        if (context.Site.Data.Unread.Contains("data/strips.yml"))
            return;
        if (strips.Find(reference.Strip) is not { } strip)
            context.Diagnostics.AddUnknown(LearningRules.UnknownFrame, reference.Where, reference.Strip, strips.Ids, string.Join(", ", strips.Ids.Order(StringComparer.Ordinal)));
        else if (!strip.Frames.Any(f => f.Id == reference.Frame))
            context.Diagnostics.AddUnknown(LearningRules.UnknownFrame, reference.Where, reference.Frame, [], string.Join(", ", strip.Frames.Select(f => f.Id)));
    }

    private static void Named(CheckContext context, Question question)
    {
        var (principles, facts) = (context.Site.Data.Principles, context.Site.Data.Facts);
        var unread = context.Site.Data.Unread;
        foreach (var principle in question.Principles)
        {
            if (principles.NameOf(principle.Id) is null && !unread.Contains("data/principles.yml"))
                context.Diagnostics.AddUnknown(LearningRules.UnknownPrinciple, principle.Where, principle.Id, principles.Names, string.Join(", ", principles.Names.Order(StringComparer.Ordinal)));
        }
        foreach (var fact in question.Facts)
        {
            if (facts.Find(fact) is null && !unread.Contains("data/facts.yml"))
                context.Diagnostics.AddUnknown(DataRules.UnknownFact, question.Where, fact, facts.Ids);
        }
    }

    /// <summary>Progress is kept under the id alone: two modules may not share one.</summary>
    private static void Unique(CheckContext context)
    {
        var first = new Dictionary<string, SelfTest>(StringComparer.Ordinal);
        foreach (var module in context.Site.Data.SelfTests)
        {
            foreach (var question in module.Questions)
            {
                if (!first.TryAdd(question.Id, module) && first[question.Id] != module)
                {
                    context.Diagnostics.Add(YamlRules.DuplicateId, question.Where, question.Id,
                        $"{first[question.Id].Questions.First(q => q.Id == question.Id).Where.Line.ToString(CultureInfo.InvariantCulture)} ({first[question.Id].Where.File})");
                }
            }
        }
    }

    private static void Lock(CheckContext context)
    {
        var modules = context.Site.Data.SelfTests;
        var locked = context.Site.Data.SelfTestLock.Questions;
        var unread = context.Site.Data.Unread.Union(modules.SelectMany(m => m.Unread));
        if (unread.Contains(SelfTestLockFile.Name))
            return;
        var current = modules.SelectMany(m => m.Questions).DistinctBy(q => q.Id).ToDictionary(q => q.Id, StringComparer.Ordinal);
        var retired = modules.SelectMany(m => m.Retired).Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var question in locked)
        {
            if (current.TryGetValue(question.Id, out var now))
            {
                if (now.Revision < question.Revision)
                    context.Diagnostics.Add(LearningRules.LowerRevision, now.Where, question.Id, Digits(now.Revision), Digits(question.Revision));
            }
            else if (!retired.Contains(question.Id) && !unread.Contains(question.Id) && !unread.Contains($"self-tests/{question.Module}.yml"))
            {
                var where = modules.FirstOrDefault(m => m.Id == question.Module)?.Where ?? question.Where;
                context.Diagnostics.Add(LearningRules.VanishedQuestion, where, question.Id, question.Module);
            }
        }
        foreach (var module in modules)
        {
            var fresh = module.Questions.Where(q => !locked.Any(l => l.Id == q.Id && l.Revision >= q.Revision)).Select(q => q.Id).ToList();
            if (fresh.Count > 0)
                context.Diagnostics.Add(LearningRules.NotInLock, module.Where, string.Join(", ", fresh));
        }
    }

    private static IEnumerable<ExplainLink> Explanations(Interaction interaction) => (interaction switch
    {
        ChoiceInteraction choice => choice.Choices.Select(c => c.Feedback),
        OrderInteraction order => [order.WrongOrder],
        MatchInteraction match => match.Targets.Select(t => t.Feedback),
        TextInteraction text => text.Answers.Select(a => a.Feedback).Append(text.Other),
        ScenarioInteraction scenario => scenario.Nodes.SelectMany(n => n.Choices).Select(c => c.Feedback),
        _ => [],
    }).Select(f => f.Explain).OfType<ExplainLink>();

    private static IEnumerable<FrameReference> Frames(Interaction interaction) => interaction switch
    {
        ChoiceInteraction choice => choice.Choices.Select(c => c.Frame).OfType<FrameReference>(),
        MatchInteraction match => match.Sources.Select(s => s.Frame).OfType<FrameReference>(),
        _ => [],
    };

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
