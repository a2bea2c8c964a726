using System.Diagnostics;
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
        var clock = Stopwatch.StartNew();
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                var value = work();
                // Who waits may come late on a busy machine: the clock decides, not who was first.
                if (clock.Elapsed <= limit)
                    done = value;
            }
            catch (Exception e)
            {
                failure = ExceptionDispatchInfo.Capture(e);
            }
        }, StackBytes) { IsBackground = true };
        thread.Start();
        var isDone = thread.Join(limit);
        failure?.Throw();
        result = isDone ? done : null;
        return result is not null;
    }
}
