namespace nanoFramework.Runtime.Native;

public static class SystemInfo
{
    public static string TargetName => throw null;
}
