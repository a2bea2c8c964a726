using System.Diagnostics;
using Site.Engine.History;
using Site.Tests.Support;

namespace Site.Tests.History;

public sealed class GitHistoryTests
{
    [Fact]
    public void A_file_changed_on_the_day_of_its_last_commit()
    {
        using var temp = TwoCommits();

        var history = GitHistory.Read(temp.At("site/content"));

        Assert.Equal(new DateOnly(2026, 1, 1), history.Changed("pages/a.nl.md"));
        Assert.Equal(new DateOnly(2026, 2, 3), history.Changed("pages/b é.nl.md"));
        Assert.Null(history.Changed("pages/c.nl.md"));
    }

    [Fact]
    public void In_a_shallow_clone_what_only_its_oldest_commit_has_bears_no_date()
    {
        using var temp = TwoCommits();
        temp.Write("site/content/pages/c.nl.md", "c");
        Git(temp.At("site"), "2026-03-04", "add -A");
        Git(temp.At("site"), "2026-03-04", "commit -q -m c");
        Git(temp.Root, "2026-03-04", "clone -q --depth 2 file://" + temp.At("site") + " clone");

        var history = GitHistory.Read(temp.At("clone/content"));

        Assert.Null(history.Changed("pages/a.nl.md"));
        Assert.Null(history.Changed("pages/b é.nl.md"));
        Assert.Equal(new DateOnly(2026, 3, 4), history.Changed("pages/c.nl.md"));
    }

    [Fact]
    public void Without_history_no_file_has_a_date()
    {
        using var temp = new TempFolder();
        temp.Write("content/pages/a.nl.md", "a");

        Assert.Null(GitHistory.Read(temp.At("content")).Changed("pages/a.nl.md"));
    }

    [Theory]
    [InlineData("https://github.com/ait/site.git", "https://github.com/ait/site/edit/main/content/{path}", null)]
    [InlineData("https://name:key@github.com/ait/site", "https://github.com/ait/site/edit/main/content/{path}", null)]
    [InlineData("git@gitlab.com:ait/groep/site.git", "https://gitlab.com/ait/groep/site/-/edit/main/content/{path}", null)]
    [InlineData("https://git.example/ait/site.git", null, null)]
    [InlineData("/srv/site", null, null)]
    public void The_origin_tells_where_a_page_is_edited(string address, string? edit, string? view)
    {
        using var temp = TwoCommits();
        Git(temp.At("site"), "2026-02-03", $"remote add origin {address}");

        Assert.Equal((edit, view), (GitOrigin.Read(temp.At("site/content/pages"))?.Edit, GitOrigin.Read(temp.At("site/content/pages"))?.View));
    }

    [Fact]
    public void Findings_are_explained_where_the_origin_keeps_the_explanations()
    {
        using var temp = TwoCommits();
        temp.Write("site/docs/diagnostics/README.md", "x");
        Git(temp.At("site"), "2026-02-03", "remote add origin https://github.com/ait/site");

        Assert.Equal("https://github.com/ait/site/blob/main/{path}", GitOrigin.Read(temp.At("site/content"))?.View);
        Assert.Equal("https://github.com/ait/site/edit/main/{path}", GitOrigin.Read(temp.At("site/content"))?.Edit);
    }

    [Fact]
    public void Without_an_origin_nothing_can_be_edited()
    {
        using var temp = TwoCommits();

        Assert.Null(GitOrigin.Read(temp.At("site/content")));
    }

    private static TempFolder TwoCommits()
    {
        var temp = new TempFolder();
        temp.Write("site/content/pages/a.nl.md", "a");
        temp.Write("site/content/pages/b é.nl.md", "b");
        Git(temp.At("site"), "2026-01-01", "init -q");
        Git(temp.At("site"), "2026-01-01", "add -A");
        Git(temp.At("site"), "2026-01-01", "commit -q -m a");
        temp.Write("site/content/pages/b é.nl.md", "bb");
        Git(temp.At("site"), "2026-02-03", "commit -q -a -m b");
        return temp;
    }

    private static void Git(string folder, string day, string arguments)
    {
        var start = new ProcessStartInfo("git", "-c user.name=x -c user.email=x@x.example " + arguments) { WorkingDirectory = folder };
        start.Environment["GIT_AUTHOR_DATE"] = start.Environment["GIT_COMMITTER_DATE"] = day + "T12:00:00Z";
        using var process = Process.Start(start)!;
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
