using System.Reflection;
using Site.Engine.Theming;
using Site.Engine.Theming.Templates;

namespace Site.Tests.Templates;

public sealed class ViewNamesTests
{
    [Fact]
    public void Every_property_of_every_view_has_its_name()
    {
        var views = typeof(PageView).Assembly.GetTypes().Where(t => t.Namespace == typeof(PageView).Namespace && t.Name.EndsWith("View", StringComparison.Ordinal)).ToList();
        Assert.Contains(typeof(SectionView), views);
        foreach (var view in views)
        {
            var properties = view.GetProperties(BindingFlags.Public | BindingFlags.Instance).OrderBy(p => Named(p.Name), StringComparer.Ordinal).ToList();
            Assert.Equal(properties.Select(p => Named(p.Name)), ViewNames.All.Find(view)?.Names ?? []);
            Assert.All(properties, p => Assert.Equal(p.PropertyType, ViewNames.All.Find(view)!.Find(Named(p.Name))!.Value.Type));
        }
    }

    [Fact]
    public void A_name_leads_to_its_own_property()
    {
        var section = new SectionPageView("title", "address", new SpliceMark(0));
        Assert.Equal(["title", "address"], ((string[])["title", "url"]).Select(n => (string?)ViewNames.All.Find(typeof(SectionPageView))!.Find(n)!.Value.Get(section)));
    }

    private static string Named(string property) => char.ToLowerInvariant(property[0]) + property[1..];
}
