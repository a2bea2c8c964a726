using System.Collections.Concurrent;
using System.Reflection;

namespace Site.Engine.Theming.Templates;

/// <summary>Reads one path of a template from the frames: property getters made into delegates when the theme is loaded.</summary>
internal sealed class Accessor(int up, Func<object, object?>[] getters, SpecialName special)
{
    public object? Get(Frame frame)
    {
        for (var i = 0; i < up; i++)
            frame = frame.Parent ?? frame;
        switch (special)
        {
            case SpecialName.Index:
                return frame.Index;
            case SpecialName.First:
                return frame.Index == 0;
            case SpecialName.Last:
                return frame.Index == frame.Count - 1;
            default:
                break;
        }
        var value = frame.Value;
        foreach (var getter in getters)
        {
            if (value is null)
                return null;
            value = getter(value);
        }
        return value;
    }
}

internal enum SpecialName
{
    None,
    Index,
    First,
    Last,
}

/// <summary>The names that a view model type offers to templates: its public properties in camel case.</summary>
internal sealed class ViewType
{
    private static readonly MethodInfo MakeGetter =
        typeof(ViewType).GetMethod(nameof(Getter), BindingFlags.NonPublic | BindingFlags.Static)!;

    private static readonly ConcurrentDictionary<Type, ViewType> Known = new();

    private readonly Dictionary<string, PropertyInfo> properties;
    private readonly ConcurrentDictionary<string, Func<object, object?>> getters = new(StringComparer.Ordinal);

    private ViewType(Type type) =>
        properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.GetIndexParameters().Length == 0 && p.Name != "EqualityContract")
            .ToDictionary(p => char.ToLowerInvariant(p.Name[0]) + p.Name[1..], StringComparer.Ordinal);

    public IEnumerable<string> Names => properties.Keys.Order(StringComparer.Ordinal);

    public static ViewType Of(Type type) => Known.GetOrAdd(type, static t => new ViewType(t));

    /// <summary>Type and getter of a name, or null.</summary>
    public (Type Type, Func<object, object?> Get)? Find(string name)
    {
        if (!properties.TryGetValue(name, out var property))
            return null;
        var getter = getters.GetOrAdd(name, static (_, p) =>
            (Func<object, object?>)MakeGetter.MakeGenericMethod(p.DeclaringType!, p.PropertyType).Invoke(null, [p.GetMethod!])!, property);
        return (property.PropertyType, getter);
    }

    private static Func<object, object?> Getter<TOwner, TValue>(MethodInfo method)
        where TOwner : class
    {
        var get = method.CreateDelegate<Func<TOwner, TValue>>();
        return owner => get((TOwner)owner);
    }
}
