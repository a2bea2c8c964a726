using Site.Engine.Diagnostics;
using Site.Engine.Sources;
using Site.Model.Diagnostics;

namespace Site.Engine.Outputs.Assets;

/// <summary>Files of the theme under hashed addresses, and the pictures and downloads of content/media.</summary>
public sealed class AssetsOutput : IOutput
{
    public IEnumerable<OutputFile> Create(OutputContext context)
    {
        foreach (var asset in context.Theme.Assets)
            yield return new OutputFile(asset.Path, asset.Bytes);
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in context.Site.Media.Values.OrderBy(f => f.Relative, StringComparer.Ordinal))
        {
            if (file.Relative.Split('/').FirstOrDefault(part => !IsName(part)) is { } bad)
            {
                context.Diagnostics.Add(FileRules.MediaName, SourceSpan.Whole(file.Path), bad);
                continue;
            }
            if (!names.TryAdd(file.Relative, file.Path))
            {
                context.Diagnostics.Add(FileRules.CaseClash, SourceSpan.Whole(file.Path), names[file.Relative]);
                continue;
            }
            if (Read(file, context.Diagnostics) is { } bytes)
                yield return new OutputFile(file.Relative, bytes);
        }
    }

    /// <summary>A name that means the same in an address, on every disk and in a shell.</summary>
    private static bool IsName(string part) =>
        part.Length <= 120 && char.IsAsciiLetterOrDigit(part[0]) && part[^1] != '.' && part.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');

    private static byte[]? Read(SourceFile file, DiagnosticBag diagnostics)
    {
        var extension = Path.GetExtension(file.Relative).ToLowerInvariant();
        if (!MediaTypes.ArePublished(file.Relative))
        {
            diagnostics.Add(FileRules.MediaType, SourceSpan.Whole(file.Path), extension);
            return null;
        }
        if (file.Length > file.Limits.MediaBytes)
        {
            diagnostics.Add(FileRules.TooLarge, SourceSpan.Whole(file.Path), SourceReader.Megabytes(file.Length), SourceReader.Megabytes(file.Limits.MediaBytes), "media-size");
            return null;
        }
        if (extension == ".svg")
        {
            // A drawing may be opened by its own address: it must be as harmless there as inside a page.
            if (SourceReader.ReadText(file, diagnostics) is not { } svg)
                return null;
            foreach (var finding in SvgCheck.Findings(svg))
                diagnostics.Add(FileRules.UnsafeSvg, new SourceSpan(file.Path, finding.Line, finding.Column, finding.Length), finding.What);
        }
        try
        {
            return File.ReadAllBytes(file.FullPath);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(FileRules.Unreadable, SourceSpan.Whole(file.Path), FailureReason.Of(e));
            return null;
        }
    }
}
