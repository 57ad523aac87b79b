namespace nanoFramework.Networking;

public class Sntp
{
    internal Sntp() => throw null;

    public static bool IsStarted => throw null;

    public static void Stop() => throw null;
}
