using Station.Tool.Bundles;

namespace Station.Tool.Flashing;

/// <summary>What flashing would run, for <c>--dry-run</c>.</summary>
internal static class FlashPreview
{
    public static void Write(TextWriter output, FlashOptions options, BoardTarget board, ImageFile image, Bundle? bundle)
    {
        string runtimeImage = options.Target ?? board.Images[0];
        output.WriteLine($"talk to {options.TerminalPort}: identify");
        output.WriteLine(Nanoff.CommandLine(FlashSteps.Details(options)));
        output.WriteLine(Nanoff.CommandLine(FlashSteps.Runtime(options, runtimeImage)));
        output.WriteLine(Nanoff.CommandLine(FlashSteps.Application(options, runtimeImage, image, board)));
        if (options.Target is null)
        {
            output.WriteLine($"  (with {board.Images[1]} where the chip needs it)");
        }

        if (bundle is not null)
        {
            output.WriteLine(Nanoff.CommandLine(FlashSteps.Files("FILES.json")));
            foreach (BundleFile file in bundle.Files)
            {
                output.WriteLine($"  {file.Name} to I:\\{file.Path.Replace('/', '\\')}");
            }

            output.WriteLine($"talk to {options.TerminalPort}: reboot");
        }

        output.WriteLine($"talk to {options.TerminalPort}: identify, selftest");
    }
}
