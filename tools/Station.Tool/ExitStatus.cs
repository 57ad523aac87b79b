namespace Station.Tool;

/// <summary>What the tool tells the shell.</summary>
internal static class ExitStatus
{
    /// <summary>Done, and every law held.</summary>
    public const int Ok = 0;

    /// <summary>A law was broken, or a message did not verify.</summary>
    public const int LawBroken = 1;

    /// <summary>The command line was not understood.</summary>
    public const int Usage = 2;

    /// <summary>A file or value that was given is not usable.</summary>
    public const int Input = 3;

    /// <summary>The machine or network is not as it must be.</summary>
    public const int Environment = 4;

    /// <summary>Stopped by Ctrl-C before it was done, as shells say it.</summary>
    public const int Interrupted = 130;
}
