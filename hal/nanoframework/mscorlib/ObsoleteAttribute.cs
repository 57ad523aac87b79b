namespace System;

public sealed class ObsoleteAttribute : Attribute
{
    public ObsoleteAttribute() => throw null;

    public ObsoleteAttribute(string message) => throw null;

    public ObsoleteAttribute(string message, bool error) => throw null;

    public bool IsError => throw null;

    public string Message => throw null;
}
