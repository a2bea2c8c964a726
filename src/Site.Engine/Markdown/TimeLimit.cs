using System.Runtime.ExceptionServices;

namespace Site.Engine.Markdown;

/// <summary>Runs work that cannot be cancelled, and goes on without it when it takes too long.</summary>
internal static class TimeLimit
{
    /// <summary>Room for what recurses over a long text.</summary>
    private const int StackBytes = 16 * 1024 * 1024;

    /// <summary>False when the work is not done in time; its thread is then left to end by itself or with the process.</summary>
    public static bool Run<T>(Func<T> work, TimeSpan limit, out T? result)
        where T : class
    {
        T? done = null;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                done = work();
            }
            catch (Exception e)
            {
                failure = ExceptionDispatchInfo.Capture(e);
            }
        }, StackBytes) { IsBackground = true };
        thread.Start();
        var isInTime = thread.Join(limit);
        failure?.Throw();
        result = isInTime ? done : null;
        return isInTime;
    }
}
