using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Site.Engine.Sources;
using Site.Model.Diagnostics;
using Site.Model.Learning;

namespace Site.Engine.Learning;

/// <summary>Reads and writes content/self-tests.lock: a line per question with its id, revision and module.</summary>
public static class SelfTestLockFile
{
    public const string Name = "self-tests.lock";

    private const string Header = "# Questions that were published. Written by: site self-tests accept\n";

    /// <param name="file">Path as messages show it.</param>
    public static SelfTestLock Read(string text, string file, DiagnosticBag diagnostics)
    {
        var questions = ImmutableArray.CreateBuilder<LockedQuestion>();
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd();
            if (line.Length == 0 || line.StartsWith('#') || MergeConflict.IsLaterMark(line))
                continue;
            var where = new SourceSpan(file, i + 1, 1, line.Length);
            if (line.Split(' ') is [var id, var revision, var module] && int.TryParse(revision, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                questions.Add(new LockedQuestion(id, number, module, where));
            else
                diagnostics.Add(LearningRules.OddLockLine, where, line);
        }
        return new SelfTestLock(questions.ToImmutable());
    }

    /// <summary>The lock after accepting the modules as they are: retired questions stay, with the revision they had.</summary>
    public static string Write(SelfTestLock old, IEnumerable<SelfTest> modules)
    {
        var entries = new SortedDictionary<string, (int Revision, string Module)>(StringComparer.Ordinal);
        foreach (var question in old.Questions)
            entries[question.Id] = (question.Revision, question.Module);
        foreach (var module in modules)
        {
            foreach (var question in module.Questions)
                entries[question.Id] = (question.Revision, module.Id);
        }
        var text = new StringBuilder(Header);
        foreach (var (id, (revision, module)) in entries)
            text.Append(CultureInfo.InvariantCulture, $"{id} {revision} {module}\n");
        return text.ToString();
    }
}
