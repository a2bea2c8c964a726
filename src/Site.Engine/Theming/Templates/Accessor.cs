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

/// <summary>The names that a view model type offers to templates, each with its type and getter.</summary>
internal abstract class ViewType
{
    private readonly SortedDictionary<string, (Type Type, Func<object, object?> Get)> names = new(StringComparer.Ordinal);

    public abstract Type Type { get; }

    public IEnumerable<string> Names => names.Keys;

    /// <summary>Type and getter of a name, or null.</summary>
    public (Type Type, Func<object, object?> Get)? Find(string name) => names.TryGetValue(name, out var found) ? found : null;

    protected void Add(string name, Type type, Func<object, object?> get) => names.Add(name, (type, get));
}

/// <inheritdoc/>
internal sealed class ViewType<TView> : ViewType
    where TView : class
{
    public override Type Type => typeof(TView);

    public ViewType<TView> Name<TValue>(string name, Func<TView, TValue> get)
    {
        Add(name, typeof(TValue), view => get((TView)view));
        return this;
    }
}

/// <summary>The view model types of a theme.</summary>
internal sealed class ViewTypes
{
    private readonly Dictionary<Type, ViewType> types = [];

    public ViewTypes Add(ViewType type)
    {
        types.Add(type.Type, type);
        return this;
    }

    /// <summary>Null for a type that is no view, such as a text.</summary>
    public ViewType? Find(Type type) => types.GetValueOrDefault(type);
}
