using System.Collections.Immutable;
using Site.Model.Diagnostics;

namespace Site.Model.Learning;

/// <summary>content/self-tests.lock: every question that was ever published, so that none vanishes unseen and no id is used twice.</summary>
public sealed record SelfTestLock(ImmutableArray<LockedQuestion> Questions)
{
    public static readonly SelfTestLock Empty = new([]);
}

/// <param name="Revision">The highest revision that was published.</param>
public sealed record LockedQuestion(string Id, int Revision, string Module, SourceSpan Where);
