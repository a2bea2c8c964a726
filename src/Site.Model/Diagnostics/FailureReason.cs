using System.Net.Http;

namespace Site.Model.Diagnostics;

/// <summary>Why the disk or the network refused, in the reader's language: the system itself only speaks English.</summary>
public static class FailureReason
{
    // errno of Linux and macOS, which .NET hands on as the exception's HResult; Windows puts its own number into the lower half.
    private const int NoSpaceLeft = 28;
    private const int ReadOnlyDisk = 30;
    private const int WindowsDiskFull = 112;
    private const int WindowsInUse = 32;

    /// <summary>The English text is the system's own, which help on the web is found by.</summary>
    public static Bilingual Of(Exception exception) => new(Dutch(exception), exception.Message.TrimEnd('.'));

    private static string Dutch(Exception exception) => exception switch
    {
        UnauthorizedAccessException => "geen toestemming",
        FileNotFoundException or DirectoryNotFoundException => "het bestand of de map is er niet",
        PathTooLongException => "de naam is te lang",
        TaskCanceledException => "er kwam geen antwoord",
        HttpRequestException { StatusCode: { } status } => $"de server antwoordt met {(int)status}",
        HttpRequestException => "de server is niet te bereiken",
        _ => (exception.HResult & 0xFFFF) switch
        {
            NoSpaceLeft or WindowsDiskFull => "de schijf is vol",
            ReadOnlyDisk => "op deze schijf kan alleen worden gelezen",
            WindowsInUse => "een ander programma gebruikt het bestand",
            _ => "de schijf of het netwerk geeft een fout",
        },
    };
}
