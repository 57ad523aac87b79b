namespace nanoFramework.Networking;

public class Sntp
{
    internal Sntp() => throw null;

    public static void Stop() => throw null;
}
