using Site.Engine.Outputs;

namespace Site.Engine.Files;

/// <summary>Where a finished site lands. Files may come from many threads; nothing is seen by readers before <see cref="Commit"/>.</summary>
public interface IOutputSink : IDisposable
{
    /// <summary>Writes a file whose bytes are all in <see cref="OutputFile.Bytes"/>, which are lent for the time of the call.</summary>
    void Write(OutputFile file);

    /// <summary>Takes a file of the old site over unread; false, and nothing is done, where the old site is not known to have it.</summary>
    bool Keep(string path);

    /// <summary>Puts the new site in the place of the old one.</summary>
    WriteReport Commit();
}

/// <param name="Written">Files with new bytes.</param>
/// <param name="Unchanged">Files that were there with the same bytes.</param>
/// <param name="Removed">Files of the old site that the new one does not have.</param>
public sealed record WriteReport(int Written, int Unchanged, int Removed)
{
    /// <summary>True when the folder is a mount point, which cannot be exchanged as a whole.</summary>
    public bool IsInPlace { get; init; }
}

/// <summary>An output that cannot be written: what and why, for the person at the command line.</summary>
public sealed class OutputException(Model.Diagnostics.Bilingual message) : Exception(message.En)
{
    public Model.Diagnostics.Bilingual Text { get; } = message;
}
