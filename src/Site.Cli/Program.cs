using Site.Cli;
using Site.Cli.Commands;

LargePages.Allow();
return await CommandLine.RunAsync(args, Console.Out, Console.Error);
