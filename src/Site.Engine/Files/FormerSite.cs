namespace Site.Engine.Files;

/// <summary>The site before the one that readers see, kept so that the next is made out of it.</summary>
/// <param name="Place">Its folder, there or not.</param>
/// <param name="Facts">What was known of it.</param>
/// <param name="Linked">Files of the site that readers see, where what the two share is linked; null: it may have been copied.</param>
public sealed record FormerSite(string Place, TreeFacts Facts, IReadOnlyDictionary<string, FileFacts>? Linked = null)
{
    private readonly Lazy<Task<bool>> holds = new(() => Task.Run(() => Facts.HoldFor(Place, Linked)));

    /// <summary>Whether it is still so. To find out takes a while, and begins when it is asked for; it must be over before the folder is moved.</summary>
    public Task<bool> Holds => holds.Value;
}
