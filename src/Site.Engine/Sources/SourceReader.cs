using System.Buffers;
using System.IO.Enumeration;
using System.Text;
using Site.Engine.Diagnostics;
using Site.Model.Diagnostics;

namespace Site.Engine.Sources;

/// <summary>Finds the files of a content folder and reads text, with a diagnostic for what cannot be read.</summary>
public sealed class SourceReader(string contentRoot, DiagnosticBag diagnostics, Limits? limits = null)
{
    // As a list of a folder is by default: with what is hidden, which is skipped by name.
    private static readonly EnumerationOptions All = new() { AttributesToSkip = default, IgnoreInaccessible = false };

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Limits limits = limits ?? Limits.Default;
    private readonly string root = System.IO.Path.GetFullPath(contentRoot);

    /// <summary>Name of the folder as messages show it: its last part.</summary>
    public string DisplayRoot { get; } = System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(contentRoot)));

    /// <summary>All files, sorted by path in ordinal order. Hidden files and folders are skipped; links that leave the folder are errors.</summary>
    public IReadOnlyList<SourceFile> List()
    {
        var files = Walk(new DirectoryInfo(root), "", 0);
        files.Sort((a, b) => string.CompareOrdinal(a.Relative, b.Relative));
        return files;
    }

    /// <summary>The files of a folder and of those below it, which are walked side by side: most of the time goes into waiting for the disk's answers.</summary>
    private List<SourceFile> Walk(DirectoryInfo folder, string prefix, int depth)
    {
        var files = new List<SourceFile>();
        var folders = new List<(DirectoryInfo Folder, string Relative)>();
        if (depth > limits.FolderDepth)
        {
            diagnostics.Add(FileRules.FolderTooDeep, SourceSpan.Whole(DisplayRoot + "/" + prefix.TrimEnd('/')), limits.FolderDepth.ToString(System.Globalization.CultureInfo.InvariantCulture));
            return files;
        }
        using var open = UnixFolder.Open(folder.FullName);
        foreach (var name in Names(folder, prefix))
        {
            if (IsLitter(name))
                continue;
            var relative = prefix + name;
            var path = System.IO.Path.Join(folder.FullName, name);
            // Nearly all that there is; what is something else takes a closer look.
            if (open?.At(name) is { Kind: not EntryKind.Other } found)
            {
                if (found.Kind == EntryKind.Folder)
                    folders.Add((new DirectoryInfo(path), relative + "/"));
                else
                    files.Add(new SourceFile(Display(relative), relative, path, KindOf(relative), found.Length, new DateTime(found.Ticks, DateTimeKind.Utc)) { Limits = limits });
                continue;
            }
            if (Attributes(path, relative) is not { } attributes)
                continue;
            FileSystemInfo entry = attributes.HasFlag(FileAttributes.Directory) ? new DirectoryInfo(path) : new FileInfo(path);
            var isLink = attributes.HasFlag(FileAttributes.ReparsePoint);
            if (isLink && !StaysInside(entry))
            {
                diagnostics.Add(FileRules.LinkLeavesContent, SourceSpan.Whole(Display(relative)));
                continue;
            }
            if (entry is DirectoryInfo child)
            {
                if (!isLink)
                    folders.Add((child, relative + "/"));
                else
                    diagnostics.Add(FileRules.FolderLink, SourceSpan.Whole(Display(relative)));
            }
            else if (entry is FileInfo file)
            {
                if (!UnixFile.IsOrdinary(file))
                    diagnostics.Add(FileRules.NotAFile, SourceSpan.Whole(Display(relative)));
                else
                    files.Add(new SourceFile(Display(relative), relative, file.FullName, KindOf(relative), file.Length, file.LastWriteTimeUtc) { Limits = limits });
            }
        }
        var below = new List<SourceFile>[folders.Count];
        Parallel.For(0, below.Length, i => below[i] = Walk(folders[i].Folder, folders[i].Relative, depth + 1));
        foreach (var part in below)
            files.AddRange(part);
        return files;
    }

    /// <summary>Hidden files, and what editing programs and Windows leave beside the files that one works on.</summary>
    private static bool IsLitter(string name) =>
        name.StartsWith('.') || name.StartsWith("~$", StringComparison.Ordinal) || name.EndsWith('~') || name is "Thumbs.db" or "desktop.ini";

    private string[] Names(DirectoryInfo folder, string prefix)
    {
        try
        {
            return [.. new FileSystemEnumerable<string>(folder.FullName, static (ref entry) => entry.FileName.ToString(), All)];
        }
        catch (Exception e) when (prefix.Length > 0 && e is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(FileRules.Unreadable, SourceSpan.Whole(Display(prefix.TrimEnd('/'))), FailureReason.Of(e));
            return [];
        }
    }

    /// <summary>Null where the entry is gone since its folder was listed, as what editing programs write for a moment, and with a diagnostic where it may not be looked at.</summary>
    private FileAttributes? Attributes(string path, string relative)
    {
        try
        {
            return File.GetAttributes(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(FileRules.Unreadable, SourceSpan.Whole(Display(relative)), FailureReason.Of(e));
            return null;
        }
    }

    private bool StaysInside(FileSystemInfo entry)
    {
        try
        {
            if (entry.ResolveLinkTarget(returnFinalTarget: true) is not { Exists: true } target || !target.FullName.StartsWith(root + System.IO.Path.DirectorySeparatorChar, StringComparison.Ordinal))
                return false;
            // A path that looks as if it were inside may pass through a folder that is itself a link to elsewhere.
            for (var folder = System.IO.Path.GetDirectoryName(target.FullName); folder is not null && folder.Length > root.Length; folder = System.IO.Path.GetDirectoryName(folder))
            {
                if (new DirectoryInfo(folder).LinkTarget is not null)
                    return false;
            }
            return true;
        }
        catch (IOException)
        {
            // Links in a circle.
            return false;
        }
    }

    private string Display(string relative) => DisplayRoot + "/" + relative;

    /// <summary>Files that lie directly in the content folder.</summary>
    public static readonly IReadOnlyList<string> TopNames = ["site.yml", "redirects.yml", "search-queries.yml", "links.lock", "translations.lock", "self-tests.lock"];

    private static SourceKind KindOf(string relative)
    {
        switch (relative)
        {
            case "site.yml":
                return SourceKind.Configuration;
            case "redirects.yml":
                return SourceKind.Redirects;
            case "search-queries.yml":
                return SourceKind.SearchQueries;
            case "links.lock":
                return SourceKind.LinkLedger;
            case "translations.lock":
                return SourceKind.TranslationLedger;
            case "self-tests.lock":
                return SourceKind.SelfTestLedger;
        }
        var slash = relative.IndexOf('/', StringComparison.Ordinal);
        var top = slash < 0 ? "" : relative[..slash];
        return top switch
        {
            "pages" => SourceKind.Page,
            "data" => SourceKind.Data,
            "self-tests" => SourceKind.SelfTest,
            "media" => SourceKind.Media,
            _ => SourceKind.Other,
        };
    }

    /// <summary>
    /// The text of a file: UTF-8, byte order mark dropped, line ends as LF. Null, with a diagnostic, when it is too large, not UTF-8,
    /// holds NUL, or cannot be read.
    /// </summary>
    public string? ReadText(SourceFile file) => ReadText(file, diagnostics);

    public static string? ReadText(SourceFile file, DiagnosticBag diagnostics) => Read(file, diagnostics, static text => text.ToString());

    /// <summary>The text of a file as a reader makes something of it, which must not keep it: it is lent. See <see cref="ReadText(SourceFile)"/>.</summary>
    public static T? Read<T>(SourceFile file, DiagnosticBag diagnostics, Func<ReadOnlySpan<char>, T> make)
        where T : class
    {
        if (file.Length > file.Limits.TextBytes)
        {
            diagnostics.Add(FileRules.TooLarge, SourceSpan.Whole(file.Path), Megabytes(file.Length), Megabytes(file.Limits.TextBytes), "text-size");
            return null;
        }
        // The length is what the folder told; a file that grew since is read as long as it is now.
        var bytes = ArrayPool<byte>.Shared.Rent((int)file.Length + 1);
        try
        {
            return UnixFile.Read(file.FullPath, bytes) is { } length && length >= file.Length && length < bytes.Length
                ? Decode(bytes.AsSpan(0, length), file.Path, diagnostics, make)
                : Decode(File.ReadAllBytes(file.FullPath), file.Path, diagnostics, make);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(FileRules.Unreadable, SourceSpan.Whole(file.Path), FailureReason.Of(e));
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    internal static T? Decode<T>(ReadOnlySpan<byte> span, string path, DiagnosticBag diagnostics, Func<ReadOnlySpan<char>, T> make)
        where T : class
    {
        if (span.StartsWith("\uFEFF"u8))
            span = span[3..];
        var nul = span.IndexOf((byte)0);
        if (nul >= 0)
        {
            diagnostics.Add(FileRules.NulByte, PositionOf(span[..nul], path));
            return null;
        }
        var characters = ArrayPool<char>.Shared.Rent(Strict.GetMaxCharCount(span.Length));
        try
        {
            ReadOnlySpan<char> text = characters.AsSpan(0, Strict.GetChars(span, characters));
            if (text.Contains('\r'))
                text = text.ToString().Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
            var control = text.IndexOfAny(ControlCharacters);
            if (control >= 0)
            {
                var line = text[..control].Count('\n') + 1;
                diagnostics.Add(FileRules.ControlCharacter, new SourceSpan(path, line, control - text[..control].LastIndexOf('\n'), 1), ((int)text[control]).ToString("X4", System.Globalization.CultureInfo.InvariantCulture));
                return null;
            }
            return MergeConflict.IsIn(text, path, diagnostics) ? null : make(text);
        }
        catch (DecoderFallbackException e)
        {
            // e.Index counts from the start of the decoded block; the valid prefix gives the line and column.
            var valid = System.Text.Unicode.Utf8.IsValid(span) ? span.Length : ValidPrefix(span);
            diagnostics.Add(FileRules.NotUtf8, PositionOf(span[..valid], path), Convert.ToHexString(e.BytesUnknown ?? []));
            return null;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(characters);
        }
    }

    /// <summary>Control characters but tab and line feed (Unicode category Cc): they hide text in terminals and are not allowed in XML.</summary>
    internal static readonly System.Buffers.SearchValues<char> ControlCharacters = System.Buffers.SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Select(c => (char)c).Where(c => char.IsControl(c) && c is not ('\t' or '\n'))]);

    private static int ValidPrefix(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length && Rune.DecodeFromUtf8(bytes[at..], out _, out var used) == System.Buffers.OperationStatus.Done)
            at += used;
        return at;
    }

    private static SourceSpan PositionOf(ReadOnlySpan<byte> before, string path)
    {
        var line = before.Count((byte)'\n') + 1;
        var start = before.LastIndexOf((byte)'\n') + 1;
        return new SourceSpan(path, line, Encoding.UTF8.GetCharCount(before[start..]) + 1, 1);
    }

    internal static string Megabytes(long bytes) => (bytes / 1048576d).ToString("0.#", System.Globalization.CultureInfo.InvariantCulture) + " MB";
}
