namespace System.Runtime.CompilerServices;

public sealed class MethodImplAttribute : Attribute
{
    public MethodImplAttribute() => throw null;

    public MethodImplAttribute(MethodImplOptions methodImplOptions) => throw null;

    public MethodImplAttribute(short _value) => throw null;

    public MethodCodeType MethodCodeType;

    public MethodImplOptions Value => throw null;
}
