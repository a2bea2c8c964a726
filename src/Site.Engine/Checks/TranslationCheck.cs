using Site.Engine.Diagnostics;
using Site.Engine.Languages.Translations;
using Site.Model;
using Site.Model.Diagnostics;

namespace Site.Engine.Checks;

/// <summary>Translations follow their source: each section that changed is reported at its place in the translation.</summary>
public sealed class TranslationCheck : ICheck
{
    private static readonly Bilingual TopName = new("titel en inleiding", "title and introduction");

    public void Run(CheckContext context)
    {
        var drift = context.Site.Configuration.Drift;
        if (drift == DriftSetting.Off || context.Records.Translations is null)
            return;
        var severity = drift == DriftSetting.Error ? Severity.Error : Severity.Warning;
        foreach (var status in context.Translations.All)
        {
            if (status.Translation is not { } page || page.Parsed.IsFaulty || status.Source.Parsed.IsFaulty)
                continue;
            var source = status.Source.Parsed.Source.Path;
            if (status.State == TranslationState.NotCompared)
                context.Diagnostics.Add(new Diagnostic(LanguageRules.NotCompared, page.Parsed.Where("title"), [source, page.Id]) { Severity = severity });
            foreach (var change in status.Changes)
            {
                var where = page.Parsed.Body.FindHeading(change.Anchor)?.Where ?? page.Parsed.Where("title");
                object name = change.Anchor == SourceSections.Top ? TopName : change.Heading.Length > 0 ? change.Heading : "#" + change.Anchor;
                context.Diagnostics.Add(new Diagnostic(LanguageRules.Behind, where, [name, source, page.Id]) { Severity = severity });
            }
        }
    }
}
