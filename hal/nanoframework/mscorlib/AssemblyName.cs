namespace System.Reflection;

public sealed class AssemblyName
{
    internal AssemblyName() => throw null;

    public string FullName => throw null;

    public string Name => throw null;

    public Version Version => throw null;
}
